package dev.bellwether.llm.local.worker;

import dev.bellwether.llm.local.wire.Frame;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends an answer in pieces: the first at once, for it says that the worker lives, the others
 * together after a while, since waking the program for each token costs more than the token.
 */
final class Pieces {
  private static final long APART = TimeUnit.MILLISECONDS.toNanos(500);

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

  private void flush() {
    reports.accept(new Frame.Piece(id, rest()));
    sent = System.nanoTime();
    first = false;
  }

  /** What has not been sent. */
  String rest() {
    String rest = waiting.toString();
    waiting.setLength(0);
    return rest;
  }
}
