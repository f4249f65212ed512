package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code replay --series} and {@code --report}: what is behind the figures, as files. */
class SeriesFilesIT {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder);
    Random random = new Random(1);
    List<String> factor = new ArrayList<>(List.of("date,asset,sector,factor"));
    List<String> prices = new ArrayList<>(List.of("date,asset,close"));
    for (int day = 0; day < 40; day++) {
      LocalDate date = LocalDate.of(2024, 1, 1).plusDays(day);
      for (int name = 0; name < 22; name++) {
        factor.add(date + ",N" + name + ",S" + name % 2 + "," + random.nextGaussian());
        prices.add(date + ",N" + name + "," + (100 + random.nextGaussian()));
      }
    }
    Files.write(folder.resolve("factor.csv"), factor);
    Files.write(folder.resolve("prices.csv"), prices);
  }

  private Ran replay(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay", "--factor", "factor.csv", "--prices", "prices.csv", "--horizons", "1,3"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private List<String> names(String of) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(of))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void parquetHoldsTheSameAsCsv() throws IOException {
    replay("--series", "plain").exits(ExitCode.DONE);
    replay("--series", "packed", "--series-format", "parquet").exits(ExitCode.DONE);
    assertThat(names("packed"))
        .isEqualTo(names("plain").stream().map(n -> n.replace(".csv", ".parquet")).toList())
        .contains("sample.parquet", "ic.parquet", "breadth.parquet", "curve.parquet");
    for (String name : names("plain")) {
      String csv = folder.resolve("plain").resolve(name).toString();
      String parquet =
          folder.resolve("packed").resolve(name.replace(".csv", ".parquet")).toString();
      String differences =
          "select count(*) from (from read_csv('%s') except from read_parquet('%s'))";
      shell
          .run("sql", "--write", differences.formatted(csv, parquet))
          .exits(ExitCode.DONE)
          .prints("0");
    }
  }

  @Test
  void theSameReplayWritesTheSameBytes() throws IOException {
    replay("--series", "one", "--series-format", "parquet").exits(ExitCode.DONE);
    replay("--series", "two", "--series-format", "parquet").exits(ExitCode.DONE);
    for (String name : names("one")) {
      assertThat(folder.resolve("two").resolve(name))
          .as(name)
          .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
    }
  }

  @Test
  void theSameReplayPrintsTheSameJson() {
    String first = replay("--format", "json").exits(ExitCode.DONE).out();
    assertThat(replay("--format", "json").exits(ExitCode.DONE).out()).isEqualTo(first);
  }

  @Test
  void anUnknownFormatIsRefused() {
    replay("--series", "x", "--series-format", "xml")
        .exits(ExitCode.USAGE)
        .mentions("there are csv and parquet");
  }

  @ParameterizedTest
  @CsvSource({
    "report.html, <!doctype html>",
    "report.md, # Replay report",
    "report.json, {",
    "report.csv, 'section,horizon'"
  })
  void theEndingOfTheReportSaysWhatItIs(String name, String begin) throws IOException {
    replay("--report", name).exits(ExitCode.DONE);
    assertThat(Files.readString(folder.resolve(name))).startsWith(begin);
  }
}
