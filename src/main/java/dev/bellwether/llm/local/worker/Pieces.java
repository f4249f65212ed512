package dev.bellwether.llm.local.worker;

import dev.bellwether.llm.local.wire.Frame;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends an answer in pieces: the first at once, for it says that the worker lives, the others
 * together after a while, since waking the program for each token costs more than the token.
 */
final class Pieces {
  private static final long APART = TimeUnit.MILLISECONDS.toNanos(100);

  private final long id;
  private final Consumer<Frame.Report> reports;
  private final StringBuilder waiting = new StringBuilder();
  private boolean first = true;
  private long sent;

  Pieces(long id, Consumer<Frame.Report> reports) {
    this.id = id;
    this.reports = reports;
  }

  void add(String text) {
    waiting.append(text);
    if (first || System.nanoTime() - sent >= APART) {
      flush();
    }
  }

  void flush() {
    if (first || !waiting.isEmpty()) {
      reports.accept(new Frame.Piece(id, waiting.toString()));
      waiting.setLength(0);
      sent = System.nanoTime();
      first = false;
    }
  }
}
