package dev.bellwether.cli;

import dev.bellwether.watch.WatchEvent;
import dev.bellwether.watch.WatchListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** Shows a {@link WatchBoard} on the whole terminal and draws it anew several times a second. */
final class WatchScreen implements WatchListener, AutoCloseable {
  private static final long REDRAW_MILLIS = 250;

  private final Terminal terminal;
  private final Display display;
  private final WatchBoard board;
  private final Clock clock;
  private final ScheduledExecutorService painter =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "screen");
            thread.setDaemon(true);
            return thread;
          });

  private WatchScreen(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.display = new Display(terminal, true);
    this.board = new WatchBoard(clock.getZone());
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
    ScheduledFuture<?> unused =
        painter.scheduleWithFixedDelay(
            this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes over the terminal.
   *
   * @return empty if there is none that can be drawn on
   */
  static Optional<WatchScreen> open(Clock clock) {
    try {
      // By the programs of the system, since a library of JLine's own would have to be unpacked
      // into the temporary folder at every start.
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .exec(true)
              .jni(false)
              .ffm(false)
              .jna(false)
              .jansi(false)
              .dumb(true)
              .build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        return Optional.empty();
      }
      return Optional.of(new WatchScreen(terminal, clock));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  @Override
  public void heard(WatchEvent event) {
    board.take(event);
  }

  private void draw() {
    Size size = terminal.getSize();
    display.resize(size.getRows(), size.getColumns());
    display.update(board.lines(size.getColumns(), size.getRows(), clock.instant()), 0);
  }

  @Override
  public void close() {
    painter.shutdownNow();
    try {
      boolean quiet = painter.awaitTermination(1, TimeUnit.SECONDS);
      terminal.puts(Capability.exit_ca_mode);
      terminal.puts(Capability.cursor_visible);
      terminal.flush();
      if (quiet) {
        terminal.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
