package dev.bellwether.cli;

import dev.bellwether.engine.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Progress on standard error: one line that is drawn over on a terminal, else a plain line every
 * half minute.
 */
final class ConsoleProgress implements Progress {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration PLAIN = Duration.ofSeconds(30);

  private final Console console;
  private final Interrupts interrupts;
  private final CommonOptions options;
  private final boolean terminal;
  private String stage = "";
  private long total = UNKNOWN;
  private long done;
  private Instant started = Instant.MIN;
  private Instant drawn = Instant.MIN;

  ConsoleProgress(Console console, Interrupts interrupts, CommonOptions options) {
    this.console = console;
    this.interrupts = interrupts;
    this.options = options;
    this.terminal = console.surroundings().errIsTerminal();
  }

  @Override
  public void stage(String name, long ofTotal) {
    endStage();
    stage = name;
    total = ofTotal;
    done = 0;
    started = now();
    drawn = started;
    if (terminal && options.progressWanted()) {
      draw();
    }
  }

  @Override
  public void advance(long items) {
    done += items;
    if (!options.progressWanted()) {
      return;
    }
    Duration since = Duration.between(drawn, now());
    if (since.compareTo(terminal ? REDRAW : PLAIN) >= 0) {
      drawn = now();
      draw();
    }
  }

  @Override
  public void note(String message) {
    if (!options.quiet()) {
      console.line(message);
    }
  }

  @Override
  public boolean stopped() {
    return interrupts.stopped();
  }

  /** Wipes the line and, if wanted, says how long the last stage took. */
  void endStage() {
    console.wipe();
    if (options.verbose() && !stage.isEmpty()) {
      console.line(
          String.format(
              Locale.ROOT,
              "%s: %d items in %.2f s",
              stage,
              done,
              seconds(Duration.between(started, now()))));
    }
    stage = "";
  }

  private Instant now() {
    return console.surroundings().clock().instant();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private void draw() {
    String text = text();
    if (terminal) {
      int most = Math.max(1, console.surroundings().width() - 1);
      console.draw(text.length() > most ? text.substring(0, most) : text);
    } else {
      console.line(text);
    }
  }

  private String text() {
    double elapsed = seconds(Duration.between(started, now()));
    double rate = elapsed > 0 ? done / elapsed : 0;
    StringBuilder text = new StringBuilder(stage).append("  ").append(done);
    if (total >= 0) {
      text.append('/').append(total);
    }
    if (done > 0) {
      text.append(String.format(Locale.ROOT, "  %.0f/s", rate));
      if (total > done && rate > 0) {
        text.append("  ").append(remaining((total - done) / rate)).append(" left");
      }
    }
    return text.toString();
  }

  private static String remaining(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600 ? whole / 60 + " min" : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
