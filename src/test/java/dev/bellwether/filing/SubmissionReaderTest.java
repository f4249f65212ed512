package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SubmissionReaderTest {
  private static final String HEADER =
      """
      <SEC-DOCUMENT>0000000001-24-000001.txt : 20240802
      <SEC-HEADER>0000000001-24-000001.hdr.sgml : 20240802
      <ACCEPTANCE-DATETIME>20240801163045
      ACCESSION NUMBER:\t\t0000000001-24-000001
      CONFORMED SUBMISSION TYPE:\t8-K
      CONFORMED PERIOD OF REPORT:\t20240801
      ITEM INFORMATION:\t\tResults of Operations and Financial Condition
      ITEM INFORMATION:
      FILED AS OF DATE:\t\t20240801

      FILER:
      \tCOMPANY DATA:
      \t\tCOMPANY CONFORMED NAME:\t\t\tEXAMPLE INC
      \t\tCENTRAL INDEX KEY:\t\t\t0000000042
      </SEC-HEADER>
      """;

  private static String document(String type, String text) {
    return "<DOCUMENT>\n<TYPE>"
        + type
        + "\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>"
        + text
        + "</TEXT>\n</DOCUMENT>\n";
  }

  @Test
  void readsTheHeaderAndTakesItsTimeAsEastern() {
    SubmissionHeader header = SubmissionReader.read(HEADER + document("8-K", "x")).header();
    assertThat(header.accession()).isEqualTo("0000000001-24-000001");
    assertThat(header.form()).isEqualTo("8-K");
    assertThat(header.acceptedAt()).contains(Instant.parse("2024-08-01T20:30:45Z"));
    assertThat(header.period()).contains(LocalDate.of(2024, 8, 1));
    assertThat(header.items()).containsExactly("Results of Operations and Financial Condition");
    assertThat(header.companies())
        .containsExactly(new SubmissionHeader.Company("42", "EXAMPLE INC"));
  }

  @Test
  void findsEveryDocument() {
    String file = HEADER + document("8-K", "main") + document("EX-99.1", "press release");
    Submission submission = SubmissionReader.read(file);
    assertThat(submission.documents())
        .extracting(Submission.Part::type)
        .containsExactly("8-K", "EX-99.1");
    assertThat(submission.documents())
        .extracting(p -> p.text().of(file))
        .containsExactly("main", "press release");
  }

  @Test
  void readsADocumentThatIsCutOff() {
    Submission submission = SubmissionReader.read("<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nItem 8.01");
    assertThat(submission.documents()).hasSize(1);
    assertThat(submission.header()).isEqualTo(SubmissionHeader.NONE);
  }

  @Test
  void takesAnyOtherFileAsOneDocument() {
    Submission submission = SubmissionReader.read("<html>Item 8.01</html>");
    assertThat(submission.documents()).extracting(p -> p.text().length()).containsExactly(22);
  }
}
