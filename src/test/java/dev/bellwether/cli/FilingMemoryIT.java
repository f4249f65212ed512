package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to fill the memory, read with little of it, beside one that is good. */
class FilingMemoryIT {
  private static final int LENGTH = 50_000_000;
  private static final String GOOD =
      """
      <SEC-DOCUMENT>
      <SEC-HEADER>
      <ACCEPTANCE-DATETIME>20240801163012
      ACCESSION NUMBER:\t\t0000000042-24-000007
      CONFORMED SUBMISSION TYPE:\t8-K
      </SEC-HEADER>
      <DOCUMENT>
      <TYPE>8-K
      <TEXT>
      <html><body><p><b>Item 8.01. Other Events</b></p><p>Sales fell.</p></body></html>
      </TEXT>
      </DOCUMENT>
      </SEC-DOCUMENT>
      """;

  @TempDir Path folder;

  private String hostile(String piece) throws IOException {
    Path file = folder.resolve("a-hostile.html");
    try (Writer out = Files.newBufferedWriter(file)) {
      String block = piece.repeat(10_000);
      for (int written = 0; written + block.length() < LENGTH; written += block.length()) {
        out.write(block);
      }
    }
    return file.toString();
  }

  private String good() throws IOException {
    return Files.writeString(folder.resolve("b-good.txt"), GOOD).toString();
  }

  private record Ended(int code, String said) {}

  private Ended bellwether(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-Djava.io.tmpdir=" + folder));
    for (String property : List.of("bellwether.home", "bellwether.dist")) {
      if (System.getProperty(property) != null) {
        command.add("-D" + property + "=" + System.getProperty(property));
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--workspace", folder.toString()));
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectError(errors.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(errors);
    assertThat(ended).as(said).isTrue();
    return new Ended(process.exitValue(), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>a ",
        "<tr><td>1</td><td>2</td></tr>",
        "<table>",
        "<pre>a\n",
        "<DOCUMENT><TEXT><p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<p>k<p>l<p>m<p>n<p>o<p>p"
      })
  void theGoodFilingIsIngestedAndTheOtherNamed(String piece) throws Exception {
    Ended ended = bellwether("ingest", "filings", hostile(piece), good());
    assertThat(ended.code()).as(ended.said()).isEqualTo(3);
    assertThat(new Shell(folder).run("sql", "select accession from filings").out())
        .isEqualTo("0000000042-24-000007\n");
  }

  @Test
  void chunkShowsHowFarItReadAndSaysThatTheRestIsMissing() throws Exception {
    Ended ended = bellwether("chunk", hostile("<p>a "), good());
    assertThat(ended.code()).as(ended.said()).isEqualTo(3);
    assertThat(ended.said()).contains("paragraphs, lines and cells; the rest is missing");
  }
}
