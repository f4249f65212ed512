package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Element;
import dev.bellwether.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
  private static Reading read(String source) {
    return DocumentReader.read(source, new Span(0, source.length()), Integer.MAX_VALUE);
  }

  private static List<String> texts(Reading reading) {
    return reading.elements().stream().map(e -> e.span().of(reading.text())).toList();
  }

  private static List<Element.Kind> kinds(Reading reading) {
    return reading.elements().stream().map(Element::kind).toList();
  }

  @Test
  void joinsWordsThatAreSplitOverSpansAndKeepsTextAfterFacts() {
    Reading reading =
        read(
            "<div><span>PART I. FINANCI</span><span>AL INFORMATION</span></div>"
                + "<div>Revenue was $<ix:nonFraction>95.2</ix:nonFraction> billion.</div>");
    assertThat(texts(reading))
        .containsExactly("PART I. FINANCIAL INFORMATION", "Revenue was $95.2 billion.");
  }

  @Test
  void leavesOutWhatIsNotShown() {
    Reading reading =
        read(
            "<html><head><title>t</title><style>p {}</style></head><body>"
                + "<div style='display:none'><ix:header><ix:hidden>secret</ix:hidden></ix:header></div>"
                + "<script>if (a < b) document.write('<p>no</p>')</script><!-- no --><p>Shown</body>");
    assertThat(texts(reading)).containsExactly("Shown");
  }

  @Test
  void endsParagraphsThatNobodyEnded() {
    assertThat(texts(read("<P>One<P>Two<P><B>Three</B>"))).containsExactly("One", "Two", "Three");
  }

  @Test
  void keepsInlineDivisionsInTheirSentence() {
    Reading reading =
        read("<div>Form <div style=\"display:inline;\">8-K</div> may contain statements.</div>");
    assertThat(texts(reading)).containsExactly("Form 8-K may contain statements.");
  }

  @Test
  void readsBulletsInTablesAsLists() {
    Reading reading =
        read(
            "<table><tr><td>&#8226;</td><td>First risk</td></tr></table>"
                + "<table><tr><td>(a)</td><td>Second risk</td></tr></table>");
    assertThat(texts(reading)).containsExactly("\u2022 First risk", "(a) Second risk");
    assertThat(kinds(reading)).containsOnly(Element.Kind.LIST_ITEM);
  }

  @Test
  void readsAHeadingInATableAsAHeadingAndTheTextBelowAsText() {
    String prose = "The board decided. ".repeat(30);
    Reading reading =
        read(
            "<table><tr><td>Item&nbsp;8.01.</td><td>Other Events</td></tr>"
                + "<tr><td></td><td>"
                + prose
                + "</td></tr></table>");
    assertThat(kinds(reading)).containsExactly(Element.Kind.TITLE, Element.Kind.PARAGRAPH);
    assertThat(texts(reading)).first().isEqualTo("Item 8.01. Other Events");
  }

  @Test
  void keepsATableOfFiguresInOnePieceWithSignsBesideTheirNumbers() {
    Reading reading =
        read(
            "<table><tr><td></td><td>2024</td><td></td><td>2023</td></tr><tr><td>Net loss</td><td>$</td>"
                + "<td>(12</td><td>)</td><td>$</td><td>7</td><td></td></tr></table>");
    assertThat(texts(reading)).containsExactly("2024\t2023\nNet loss\t$(12)\t$7");
    assertThat(kinds(reading)).containsExactly(Element.Kind.TABLE);
  }

  @Test
  void readsTheContentOfATableThatHoldsOthers() {
    Reading reading =
        read(
            "<table><tr><td><p>Outer</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"
                + "</table></td></tr></table>");
    assertThat(texts(reading)).containsExactly("Outer", "a\tb\nc\td");
  }

  @Test
  void knowsWhereEachElementStandsInTheSource() {
    String source = "<p>A &amp; B</p>\n<p><b>C</b>&#8221;</p>";
    Reading reading = read(source);
    assertThat(reading.elements().stream().map(e -> e.source().of(source)))
        .containsExactly("A &amp; B", "C</b>&#8221;");
    assertThat(texts(reading)).containsExactly("A & B", "C\u201d");
  }

  @Test
  void takesPageFurnitureOutAndJoinsTheParagraphItSplit() {
    StringBuilder source = new StringBuilder();
    List<String> subjects = List.of("Revenue", "Cost", "Income", "Cash", "Debt");
    for (int page = 1; page <= 5; page++) {
      source
          .append(
              "<p>"
                  + subjects.get(page - 1)
                  + " stood in a sentence that the end of the page cuts</p>")
          .append("<p>Example Inc. | 2024 Form 10-K | " + page + "</p>")
          .append("<hr style='page-break-after:always'><p>and that goes on here.</p>");
    }
    Reading reading = read(source.toString());
    assertThat(texts(reading))
        .hasSize(5)
        .contains("Debt stood in a sentence that the end of the page cuts and that goes on here.");
    assertThat(reading.furniture()).hasSize(5);
  }

  @Test
  void readsPlainTextWithItsTables() {
    Reading reading =
        read(
            "Item 5.  Other Events\n\n     On May 1, the company\nsaid so.\n\n<PAGE>\n\n"
                + "<TABLE>\n<S>          <C>      <C>\nSales        10       12\nCosts         8        9\n</TABLE>\n"
                + "- ----------\n\nThe end.\n");
    assertThat(texts(reading))
        .containsExactly(
            "Item 5. Other Events",
            "On May 1, the company said so.",
            "Sales\t10\t12\nCosts\t8\t9",
            "The end.");
  }

  @Test
  void readsTablesWithoutCells() {
    Reading reading =
        read(
            "<html><body><p>Before</p><TABLE><S><C><C>\nNet sales      1999     1998\nEurope            5        4\n"
                + "</TABLE><p>After</p></body></html>");
    assertThat(texts(reading))
        .containsExactly("Before", "Net sales\t1999\t1998\nEurope\t5\t4", "After");
  }
}
