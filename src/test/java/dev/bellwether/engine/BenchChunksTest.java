package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.chunk.Strategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchChunksTest {
  @TempDir Path folder;

  private Path filing() throws Exception {
    StringBuilder html = new StringBuilder("<html><body><p>FORM 10-K</p>");
    String[] items = {
      "Item 1. Business", "Item 1A. Risk Factors", "Item 7. Management's Discussion and Analysis"
    };
    for (String item : items) {
      html.append("<p><b>").append(item).append("</b></p>");
      for (int i = 0; i < 40; i++) {
        html.append("<p>The company sold ").append(i).append(" more tools than a year before, ");
        html.append("and revenue of the segment rose by ").append(i).append(" percent.</p>");
      }
    }
    html.append("<table>");
    for (int row = 0; row < 30; row++) {
      html.append("<tr><td>Segment ").append(row).append("</td><td>1,").append(100 + row);
      html.append("</td><td>2,").append(200 + row).append("</td></tr>");
    }
    html.append("</table><p>SIGNATURES</p></body></html>");
    return Files.writeString(folder.resolve("annual.htm"), html.toString());
  }

  @Test
  void cuttingByElementsKeepsSectionsAndRowsWholeAndWindowsDoNot() throws Exception {
    Context context = new CloudLab(folder, "http://localhost:9").context("embedded.model=lexicon");

    BenchChunks.Report report = BenchChunks.run(context, List.of(filing()));

    assertThat(report.failures()).isEmpty();
    assertThat(report.filings()).isEqualTo(1);
    assertThat(report.lines())
        .extracting(BenchChunks.Line::strategy)
        .containsExactly(Strategy.values());
    BenchChunks.Line element = report.lines().get(0);
    assertThat(element.tally().mixed()).isZero();
    assertThat(element.tally().rowsCut()).isZero();
    assertThat(element.sections()).isEqualTo(3);
    assertThat(element.agreeing()).isEqualTo(3);
    BenchChunks.Line fixed = report.lines().get(2);
    assertThat(fixed.tally().mixed()).isPositive();
    assertThat(fixed.tally().tokens()).isGreaterThan(element.tally().tokens());
  }

  @Test
  void aFileThatIsNoFilingIsNamed() throws Exception {
    Context context = new CloudLab(folder, "http://localhost:9").context("embedded.model=lexicon");
    Path broken = Files.write(folder.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 0});

    BenchChunks.Report report = BenchChunks.run(context, List.of(broken));

    assertThat(report.failures()).singleElement().asString().contains("broken.zip");
  }
}
