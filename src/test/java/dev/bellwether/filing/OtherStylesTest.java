package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real filings, rewritten as other filers write: their sections stay what they are. */
class OtherStylesTest {
  private static final String NUMBER =
      "(?i)\\bitem(?:\\s|&nbsp;|&#160;|\u00a0)+(\\d{1,2})([A-C]?)\\b(\\.?)";

  private static final Map<String, String> STYLES =
      new TreeMap<>(
          Map.of(
              "capitals", "ITEM $1$2$3",
              "no-break spaces", "Item&#160;&#160;$1$2$3",
              "thin space", "Item&#8201;$1$2$3",
              "no space", "Item$1$2$3",
              "dash", "Item $1$2 &#8212; ",
              "number", "Item No. $1$2$3",
              "split word", "It</span><span>em $1$2$3",
              "line of its own", "Item $1$2$3<br>"));

  static Stream<Arguments> styles() {
    return STYLES.entrySet().stream()
        .flatMap(
            style ->
                Stream.of("10-K/HD-newer-hd_hd-10-k-2025-03-21.html", "10-Q/Apple.10-Q.html")
                    .map(file -> Arguments.of(file, style.getKey(), style.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("styles")
  void headingsInAnotherStyle(String file, String style, String replacement) {
    assertSameSections(file, source(file).replaceAll(NUMBER, replacement));
  }

  @ParameterizedTest
  @MethodSource("files")
  void lettersInBrackets(String file) {
    assertSameSections(
        file,
        source(file)
            .replaceAll(
                "(?i)\\bitem(?:\\s|&nbsp;|&#160;|\u00a0)+(\\d{1,2})([A-C])\\b(\\.?)",
                "Item $1($2)$3"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void neitherAnchorsNorStyles(String file) {
    assertSameSections(
        file,
        source(file)
            .replaceAll("(?i)</?a\\b[^>]*>", "")
            .replaceAll("(?i) style=\"(?![^\"]*display: ?none)[^\"]*\"", ""));
  }

  @ParameterizedTest
  @MethodSource("files")
  void paragraphsThatNobodyEnds(String file) {
    assertSameSections(
        file, source(file).replaceAll("(?i)<div\\b", "<p").replaceAll("(?i)</div>", ""));
  }

  static Stream<String> files() {
    return Stream.of("10-K/HD-newer-hd_hd-10-k-2025-03-21.html", "10-Q/Apple.10-Q.html");
  }

  private static String source(String file) {
    return SourceText.decode(Shelf.bytes(Shelf.path(file)));
  }

  private static void assertSameSections(String file, String rewritten) {
    Filing filing = FilingReader.read(rewritten.getBytes(StandardCharsets.UTF_8));
    assertThat(sections(filing)).isEqualTo(sections(Shelf.read(file)));
  }

  private static List<String> sections(Filing filing) {
    return filing.main().sections().stream()
        .map(section -> section.part() + " " + section.item() + " " + section.state())
        .toList();
  }

  private static Filing read(String body) {
    return FilingReader.read(
        ("<DOCUMENT>\n<TYPE>10-K\n<TEXT><html><body>" + body + "</body></html></TEXT>\n</DOCUMENT>")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Filing filing, String item) {
    return filing.main().sections().stream()
        .filter(section -> section.item().equals(item))
        .map(section -> section.span().of(filing.main().text()))
        .reduce("", String::concat);
  }

  @Test
  void runningHeadsOfAnItemAreNeitherHeadingsNorText() {
    StringBuilder body = new StringBuilder("<p><b>PART I</b></p><p><b>Item 1. Business</b></p>");
    for (int page = 1; page <= 5; page++) {
      body.append("<p>We make ferns on page ")
          .append(page)
          .append(" of this report.</p><hr style=\"page-break-after:always\">")
          .append("<p><b>PART I</b></p><p><b>Item 1</b></p>");
    }
    body.append("<p>That is all.</p><p><b>Item 1A. Risk Factors</b></p><p>Ferns wither.</p>")
        .append("<hr style=\"page-break-after:always\"><p>Item 1A. Risk Factors (Continued)</p>")
        .append("<p>Frost comes.</p><p><b>Item 2. Properties</b></p><p>A greenhouse.</p>");
    Filing filing = read(body.toString());
    assertThat(sections(filing)).containsExactly("I 1 FULL", "I 1A FULL", "I 2 FULL");
    assertThat(text(filing, "1A"))
        .isEqualTo("Item 1A. Risk Factors\n\nFerns wither.\n\nFrost comes.");
    assertThat(text(filing, "1")).endsWith("That is all.").hasSizeLessThan(260);
  }

  @Test
  void footersThatCountArePageFurnitureWhereNothingMarksPages() {
    StringBuilder body = new StringBuilder("<p><b>Item 1. Business</b></p>");
    for (int page = 3; page <= 14; page++) {
      body.append("<p>").append("We grow ferns in rooms. ".repeat(40)).append("</p>");
      body.append("<p>Ferns Inc. | Form 10-K | ").append(page).append("</p>");
    }
    body.append("<p>Note 1</p><p>Said.</p><p>Note 2</p><p>Said.</p>");
    assertThat(read(body.toString()).main().text())
        .doesNotContain("Form 10-K |")
        .contains("Note 2");
  }

  /** Large companies number the items in an index only. */
  @Test
  void titlesWithoutNumbersAreBelievedWhereNothingElseIsThere() {
    String titles =
        "<p><b>Business</b></p><p>Ferns.</p><p><b>Our Financial Condition</b></p><p>Good.</p>"
            + "<p><b>RISK FACTORS</b></p><p>Frost.</p>"
            + "<p><b>Management\u2019s Discussion and Analysis</b></p><p>Sales rose.</p>"
            + "<p><b>Controls and Procedures</b></p><p>Fine.</p>";
    String index =
        "<table><tr><td>Item 1.</td><td>Business</td><td>4</td></tr><tr><td>Item 1A.</td>"
            + "<td>Risk Factors</td><td>10-20</td></tr></table>";
    Filing filing = read(titles + index);
    assertThat(sections(filing))
        .containsExactly("I 1 FULL", "I 1A FULL", "II 7 FULL", "II 9A FULL");
    assertThat(filing.main().sections()).extracting(Section::confidence).allMatch(c -> c <= 0.5);
  }

  @Test
  void aLineOfAParagraphThatNamesAnItemStartsANewOne() {
    Filing filing =
        read(
            "<p>Some words<br>Item 1. Business</p><p>Ferns.<br><b>Item 2. Properties</b></p><p>A.</p><p>Item 3. Legal Proceedings</p><p>None.</p>");
    assertThat(sections(filing)).containsExactly("I 1 FULL", "I 2 FULL", "I 3 EMPTY");
  }

  @Test
  void a20FOfTodayHasItemsUpTo16K() {
    String file =
        "<DOCUMENT>\n<TYPE>20-F\n<TEXT><html><body><p><b>PART I</b></p><p>ITEM 3. KEY INFORMATION</p><p>Ferns.</p>"
            + "<p>ITEM 4A. UNRESOLVED STAFF COMMENTS</p><p>None.</p><p><b>PART II</b></p>"
            + "<p>ITEM 16. [RESERVED]</p><p>ITEM 16E. PURCHASES OF EQUITY SECURITIES</p><p>We bought some.</p>"
            + "<p>ITEM 16J. INSIDER TRADING POLICIES</p><p>There is one.</p>"
            + "<p>ITEM 16K. CYBERSECURITY</p><p>We guard the greenhouse.</p></body></html></TEXT>\n</DOCUMENT>\n";
    assertThat(sections(FilingReader.read(file.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(
            "I 3 FULL", "I 4A EMPTY", "II 16 EMPTY", "II 16E FULL", "II 16J FULL", "II 16K FULL");
  }

  @Test
  void aPowerOfAttorneyStartsTheSignaturesAndInAListOfExhibitsItDoesNot() {
    String report =
        "<p>FORM 10-K</p><p><b>Item 1. Business</b></p><p>We sell widgets.</p>"
            + "<p><b>Item 14 (a)(1): Exhibits</b></p><p>The by-laws.</p>"
            + "<p><b>Power of Attorney</b></p><p>Filed herewith.</p>"
            + "<p><b>POWER OF ATTORNEY</b></p><p>Know all by these presents that Ann may sign.</p>"
            + "<p>SIGNATURES</p>";
    Filing filing = FilingReader.read(report.getBytes(StandardCharsets.UTF_8));
    Section last = filing.main().sections().get(filing.main().sections().size() - 1);
    assertThat(last.span().of(filing.main().text())).endsWith("Filed herewith.");
  }
}
