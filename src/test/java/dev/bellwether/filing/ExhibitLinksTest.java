package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExhibitLinksTest {
  private static final String RESULTS =
      "<p><b>Item 2.02 Results of Operations and Financial Condition</b></p><p>%s</p>";
  private static final String DISCLOSURE =
      "<p><b>Item 7.01 Regulation FD Disclosure</b></p><p>%s</p>";
  private static final String EXHIBITS =
      "<p><b>Item 9.01 Financial Statements and Exhibits</b></p>"
          + "<p>(d) Exhibit 99.1 Press release. Exhibit 99.2 Slides.</p><p>SIGNATURES</p>";

  private static Filing read(String items, String... exhibits) {
    StringBuilder file = new StringBuilder("<DOCUMENT>\n<TYPE>8-K\n<TEXT><html><body>");
    file.append(items).append("</body></html></TEXT>\n</DOCUMENT>\n");
    for (String type : exhibits) {
      file.append("<DOCUMENT>\n<TYPE>")
          .append(type)
          .append("\n<TEXT><p>Ferns Inc. reports</p><p>Revenue rose.</p></TEXT>\n</DOCUMENT>\n");
    }
    return FilingReader.read(file.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> items(Filing filing) {
    return filing.documents().stream()
        .skip(1)
        .map(d -> d.sections().stream().map(Section::item).findFirst().orElse("none"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The press release is furnished as Exhibit 99.1.|Slides are attached as Exhibit 99.2.|2.02|7.01",
        "Exhibits 99.1 and 99.2 are furnished.|The company will hold a call.|2.02|2.02",
        "Exhibit No. 99.1 is furnished.|See Exhibit&nbsp;99.2 hereto.|2.02|7.01",
        "A release is attached.|Attached as Exhibits 99.1 through 99.3.|7.01|7.01",
        "Exhibit 99.1 and 99.2.|Exhibit 99.1 and Exhibit 99.2.|2.02|2.02",
        "Sales came to 99.2 million.|A call was held.|2.02|2.02",
      })
  void anExhibitIsTheSubstanceOfTheItemThatNamesIt(
      String results, String disclosure, String first, String second) {
    Filing filing =
        read(
            RESULTS.formatted(results) + DISCLOSURE.formatted(disclosure) + EXHIBITS,
            "EX-99.1",
            "EX-99.2");
    assertThat(items(filing)).containsExactly(first, second);
  }

  @Test
  void allOfAnExhibitIsItsSectionAndItsConfidenceSaysHowSureTheLinkIs() {
    FilingDocument named =
        read(RESULTS.formatted("As Exhibit 99.1.") + EXHIBITS, "EX-99.1").documents().get(1);
    FilingDocument alone =
        read(RESULTS.formatted("Attached.") + EXHIBITS, "EX-99").documents().get(1);
    Section section = named.sections().get(0);
    assertThat(section.span().of(named.text())).isEqualTo("Ferns Inc. reports\n\nRevenue rose.");
    assertThat(section.confidence()).isGreaterThan(alone.sections().get(0).confidence());
  }

  @Test
  void otherExhibitsAndOtherFormsHaveNoItems() {
    assertThat(items(read(RESULTS.formatted("As Exhibit 99.1.") + EXHIBITS, "EX-10.1", "EX-3.2")))
        .containsExactly("none", "none");
    assertThat(items(read(EXHIBITS, "EX-99.1"))).containsExactly("none");
  }

  @Test
  void itCountsUnderTheItemThatItCarries() {
    Filing filing = read(DISCLOSURE.formatted("As Exhibit 99.1.") + EXHIBITS, "EX-99.1");
    Priorities priorities = Priorities.standard();
    assertThat(priorities.ofExhibit(FormFamily.CURRENT, filing.documents().get(1)))
        .isEqualTo(priorities.of(FormFamily.CURRENT, filing.main().sections().get(0)));
  }
}
