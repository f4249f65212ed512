package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {
  private static final String COUNT = "select count(*) from scores";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    shell.write("wire.csv", Wire.NEWS);
    shell.run("ingest", "news", "wire.csv");
  }

  @Test
  void aStoppedRunSaysHowToGoOn() {
    Interrupts interrupts = Interrupts.none();
    interrupts.stop();

    shell
        .interruptedBy(interrupts)
        .run("score")
        .exits(ExitCode.INTERRUPTED)
        .says(
            "error: interrupted; what was finished is saved",
            "hint: run the same command again to go on");
  }

  @Test
  void aStoppedRunKeepsWhatWasFinishedAndARerunCompletesIt() {
    assertThat(scoreUntil("score  2/4")).isEqualTo(ExitCode.INTERRUPTED.code());

    shell.interruptedBy(Interrupts.none()).piped().timedBy(TickingClock::stopped);
    shell.run("sql", COUNT).prints("2");
    shell.run("score").exits(ExitCode.DONE).prints("embedded\te5-small-v2-q/shipped\t2\t0");
    shell.run("sql", COUNT).prints("4");
  }

  @Test
  void theLedgerNamesAStoppedRun() {
    scoreUntil("score  1/4");

    shell.interruptedBy(Interrupts.none()).piped().timedBy(TickingClock::stopped);
    assertThat(shell.run("runs", "list", "--limit", "1").out()).contains("\tinterrupted\t");
  }

  @Test
  void anIngestOfSeveralFilesStopsBetweenThemAndARerunCompletesIt() {
    shell.write("AAPL.csv", Wire.PRICES);
    shell.write("MSFT.csv", Wire.PRICES.replace("AAPL", "MSFT"));
    String[] ingest = {"ingest", "prices", "AAPL.csv", "MSFT.csv", "--adjustment", "already"};
    Interrupts interrupts = Interrupts.none();
    interrupts.stop();

    shell.interruptedBy(interrupts).run(ingest).exits(ExitCode.INTERRUPTED);
    shell.interruptedBy(Interrupts.none()).run(ingest).exits(ExitCode.DONE);

    shell.run("sql", "select count(*) from bars").prints("2");
  }

  /** Scores one document at a time until the progress line says this. */
  private int scoreUntil(String progress) {
    Interrupts interrupts = Interrupts.none();
    ByteArrayOutputStream err =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (toString(StandardCharsets.UTF_8).contains(progress)) {
              interrupts.stop();
            }
          }
        };
    return shell
        .interruptedBy(interrupts)
        .onTerminal()
        .timedBy(now -> new TickingClock(now, Duration.ofSeconds(1)))
        .run(new ByteArrayOutputStream(), err, "score", "--set", "score.page_size=1");
  }
}
