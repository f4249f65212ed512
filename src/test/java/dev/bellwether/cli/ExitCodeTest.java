package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    shell.write("wire.csv", Wire.NEWS);
  }

  @Test
  void isZeroWhenDone() {
    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE).says();
  }

  @Test
  void isZeroWhenThereIsNothingToDo() {
    shell.run("ingest", "news", "wire.csv");
    shell.run("score");

    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE).prints("wire.csv\t4\t0\t0\t4\t0");
    shell.run("score").exits(ExitCode.DONE).prints("embedded\te5-small-v2-q/shipped\t0\t0");
    shell.run("chunk").exits(ExitCode.DONE).prints("0\t0");
    shell.run("dlq", "release").exits(ExitCode.DONE).prints("0");
  }

  @Test
  void isOneWhenTheRunFails() {
    shell.write("notes.db", "this is no database, though it is long enough to be taken for one");

    shell
        .run("score", "--db", "notes.db")
        .exits(ExitCode.FAILED)
        .mentions("error: cannot open <dir>/notes.db")
        .mentions("hint: this is not a Bellwether database; choose another file with --db");
  }

  @Test
  void isOneWhenTheWorkspaceCannotBeMade() {
    shell
        .run("score", "--workspace", "wire.csv")
        .exits(ExitCode.FAILED)
        .mentions("error: cannot create the workspace <dir>/wire.csv")
        .mentions("hint: choose a writable folder with --workspace DIR");
  }

  @Test
  void isTwoWhenTheCommandLineIsWrong() {
    shell.run("scroe").exits(ExitCode.USAGE);
    shell.run("score", "--set", "replay.min_name=1").exits(ExitCode.USAGE);
    shell.run("ingest", "news", "missing.csv").exits(ExitCode.USAGE);
  }

  @Test
  void isThreeWhenSomeItemsFailed() {
    shell.write("bad.csv", Wire.NEWS_WITH_A_BAD_ROW);

    shell.run("ingest", "news", "bad.csv").exits(ExitCode.PARTIAL).prints("bad.csv\t2\t1\t0\t0\t1");
  }

  @Test
  void isSeventyWhenBellwetherHasABug() {
    Ran ran = shell.timedBy(now -> new BrokenClock()).run("score");

    ran.exits(ExitCode.BUG)
        .says(
            "error: this is a bug in Bellwether: java.lang.IllegalStateException: no time",
            "hint: run the same command again with --debug and report what it prints");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void isSeventyForAnErrorOfTheVirtualMachineButOneWhenMemoryRunsOut() {
    assertThat(Failure.of(new StackOverflowError()).code()).isEqualTo(ExitCode.BUG);
    assertThat(Failure.of(new OutOfMemoryError("heap")).code()).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @EnumSource(BellwetherException.Kind.class)
  void hasACodeForEachKindOfError(BellwetherException.Kind kind) {
    Failure failure = Failure.of(new BellwetherException(kind, "what", "try"));

    assertThat(failure.code().code()).isBetween(1, 5);
    assertThat(failure.message()).isEqualTo("what");
    assertThat(failure.hint()).isEqualTo("try");
  }

  private static final class BrokenClock extends Clock {
    @Override
    public Instant instant() {
      throw new IllegalStateException("no time");
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
