package dev.bellwether.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * {@link Main} on a clock that may be set: it is off by as many seconds as the file says that the
 * property {@code bellwether.test.clock} names.
 */
public final class JumpyMain {
  private JumpyMain() {}

  /** Runs one command. */
  public static void main(String[] args) {
    Interrupts interrupts = Interrupts.install();
    Surroundings real = Surroundings.ofThisProcess();
    Surroundings jumpy =
        new Surroundings(
            real.out(),
            real.err(),
            real.environment(),
            real.directory(),
            real.home(),
            real.installation(),
            new JumpyClock(Path.of(System.getProperty("bellwether.test.clock"))),
            real.suffixes(),
            false,
            false,
            real.width());
    int code = Program.run(jumpy, interrupts, args);
    interrupts.release();
    System.exit(code);
  }

  private static final class JumpyClock extends Clock {
    private static final long LOOK_EVERY_NANOS = 100_000_000;

    private final Path file;
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;
    private volatile Duration off = Duration.ZERO;

    private JumpyClock(Path file) {
      this.file = file;
    }

    @Override
    public Instant instant() {
      long now = System.nanoTime();
      if (now - lookedAt >= LOOK_EVERY_NANOS) {
        lookedAt = now;
        off = read();
      }
      return Instant.now().plus(off);
    }

    private Duration read() {
      try {
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.isEmpty() ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
