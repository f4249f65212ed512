package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkDeltaTest {
  private static final String REPORT =
      "<html><body><p>FORM 10-K</p><p><b>Item 1A. Risk Factors</b></p><p>We depend on two shops. The larger of them may"
          + " renew the agreement under which it buys most of our rakes and all of our spades.</p>"
          + "<p><b>Item 7. Management's Discussion and Analysis</b></p><p>Sales rose in the year.</p></body></html>";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder);
    shell.write("then.htm", REPORT);
    shell.write("now.htm", REPORT.replace("may renew", "may not renew"));
    shell.write(
        "event.htm",
        "<html><body><p>FORM 8-K</p><p><b>Item 8.01. Other Events</b></p><p>Said.</p></body></html>");
  }

  @Test
  void theSummaryCountsWhatIsNews() {
    Ran ran = shell.run("chunk", "now.htm", "--delta", "then.htm");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("changed: 30; 24 of news, which is what 'score' sends");
    assertThat(shell.run("chunk", "now.htm", "--delta", "now.htm").err())
        .contains("changed: 0; 0 of news");
  }

  @ParameterizedTest
  @CsvSource({"event.htm,then.htm", "event.htm,event.htm", "now.htm,event.htm"})
  void formsWithoutADeltaAreAMistake(String newer, String older) {
    Ran ran = shell.run("chunk", newer, "--delta", older);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).doesNotContain("added");
    assertThat(ran.err()).contains("there is no delta between them");
  }
}
