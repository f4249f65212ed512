package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data on standard output, everything else on standard error. */
class StreamsTest {
  private static final String ESCAPE = "\u001b";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    shell.write("wire.csv", Wire.NEWS);
    shell.write("bad.csv", Wire.NEWS_WITH_A_BAD_ROW);
  }

  @Test
  void pipedDataIsTabSeparatedWithoutHeaderAndWithTimesAsRfc3339() {
    shell.run("ingest", "news", "wire.csv").prints("wire.csv\t4\t4\t0\t0\t0");

    shell
        .run("sql", "select tickers[1], published_at from documents order by 2 limit 1")
        .prints("AAPL\t2024-03-01T14:30:00Z");
  }

  @Test
  void dataHasItsHeaderWhenTabSeparatedValuesAreAskedFor() {
    shell
        .run("ingest", "news", "wire.csv", "--format", "tsv")
        .prints("input\trows\tadded\tupdated\tknown\trejected", "wire.csv\t4\t4\t0\t0\t0");
  }

  @Test
  void dataIsUtf8() {
    shell.run("ingest", "news", "wire.csv");

    shell.run("sql", "select 'Ω é 日本'").prints("Ω é 日本");
  }

  @Test
  void notesGoToStandardErrorAndQuietLeavesThemOut() {
    shell.run("ingest", "news", "bad.csv").mentions("rejected 1: unreadable date");

    shell.run("ingest", "news", "bad.csv", "-q").exits(ExitCode.PARTIAL).says();
  }

  @Test
  void errorsAreToldEvenWhenQuiet() {
    shell
        .run("ingest", "news", "missing.csv", "-q")
        .exits(ExitCode.USAGE)
        .says("error: no such file: <dir>/missing.csv");
  }

  @Test
  void stacksAreShownOnlyForDebug() {
    Ran plain = shell.run("ingest", "news", "missing.csv");
    Ran debug = shell.run("ingest", "news", "missing.csv", "--debug");

    assertThat(plain.err()).doesNotContain("\tat ");
    assertThat(debug.err()).contains("error: no such file").contains("\tat dev.bellwether.");
  }

  @Test
  void verboseTellsHowLongEveryStageTookTheLastIncluded() {
    shell
        .timedBy(now -> new TickingClock(now, Duration.ofMillis(10)))
        .run("ingest", "news", "wire.csv", "-v")
        .mentions("ingest wire.csv: ")
        .mentions("near-duplicates: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "sql --help", "scroe", "ingest news bad.csv", "config show", "doctor"})
  void nothingPipedHoldsEscapes(String command) {
    Ran ran = shell.run(command.split(" "));

    assertThat(ran.out() + ran.err()).doesNotContain(ESCAPE).doesNotContain("\r");
  }

  @Test
  void helpIsBoldOnATerminalUnlessTheUserWantsNoColour() {
    assertThat(shell.onTerminal().run("--help").out()).contains(ESCAPE + "[1m");
    assertThat(shell.set("NO_COLOR", "1").run("--help").out()).doesNotContain(ESCAPE);
    assertThat(shell.unset("NO_COLOR").set("TERM", "dumb").run("--help").out())
        .doesNotContain(ESCAPE);
  }

  @Test
  void progressIsDrawnOnATerminalAndLeavesNoTrace() {
    Ran ran = shell.pipedOut().run("ingest", "news", "wire.csv");

    assertThat(ran.err()).contains("ingest wire.csv  0").endsWith("\r" + ESCAPE + "[K");
    ran.prints("wire.csv\t4\t4\t0\t0\t0");
  }

  @Test
  void progressIsGoneBeforeAnythingElseIsSaid() {
    shell.run("ingest", "news", "wire.csv");

    Ran ran = shell.pipedOut().run("score", "-v");

    assertThat(ran.err()).endsWith("score  0/4\r" + ESCAPE + "[Kscore: 4 items in 0.00 s\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-progress", "-q"})
  void progressCanBeSwitchedOff(String option) {
    shell.onTerminal().run("ingest", "news", "wire.csv", option).exits(ExitCode.DONE).says();
  }

  @Test
  void pipedProgressIsAPlainLineEveryHalfMinute() {
    shell.run("ingest", "news", "wire.csv");

    Ran ran =
        shell
            .timedBy(now -> new TickingClock(now, Duration.ofSeconds(10)))
            .run("score", "--set", "score.page_size=1");

    assertThat(ran.err().lines()).isNotEmpty().allMatch(line -> line.matches("score  \\d/4  .*"));
    shell
        .timedBy(now -> new TickingClock(now, Duration.ofMillis(100)))
        .run("score", "--rescore", "--set", "score.page_size=1")
        .says();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "ingest news wire.csv",
        "score",
        "config show",
        "sql from~range(100000)"
      })
  void aClosedPipeIsNoErrorAndNothingIsSaid(String command) {
    shell.run("ingest", "news", "wire.csv");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = command.split(" ");
    arguments[arguments.length - 1] = arguments[arguments.length - 1].replace('~', ' ');

    int code = shell.run(failing("Broken pipe"), err, arguments);

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "config show", "sql from~range(100000)"})
  void aFullDiskIsAnErrorThatIsToldOnce(String command) {
    shell.run("ingest", "news", "wire.csv");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = command.split(" ");
    arguments[arguments.length - 1] = arguments[arguments.length - 1].replace('~', ' ');

    int code = shell.run(failing("No space left on device"), err, arguments);

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("error: cannot write to standard output: No space left on device");
    assertThat(code).isEqualTo(ExitCode.FAILED.code());
  }

  @Test
  void aClosedStandardErrorDoesNotStopTheRun() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int code = shell.run(out, failing("Broken pipe"), "ingest", "news", "bad.csv");

    assertThat(code).isEqualTo(ExitCode.PARTIAL.code());
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("bad.csv\t2\t1\t0\t0\t1\n");
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(why);
      }
    };
  }
}
