package dev.bellwether.ingest.live;

import dev.bellwether.ingest.file.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Lines on a pipe. A thread of its own waits for them, since nothing can be asked of a pipe without
 * waiting; when nobody takes them, it stops reading after {@value #MOST_WAITING} lines and whoever
 * writes has to wait. Safe for threads.
 */
public final class Pipe implements AutoCloseable {
  private static final int MOST_WAITING = 10_000;

  /** One line, or the end and what is wrong with it. */
  private record Arrival(Optional<TextLines.Line> line, String trouble) {}

  /**
   * What has arrived.
   *
   * @param lines in their order
   * @param ended whether nothing more will come
   * @param trouble why not, if the pipe broke; told once
   */
  public record Arrived(List<TextLines.Line> lines, boolean ended, Optional<String> trouble) {
    public Arrived {
      lines = List.copyOf(lines);
    }
  }

  private final BlockingQueue<Arrival> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread reader;
  private boolean ended;

  /** Begins to read a stream in UTF-8, to its end. */
  public Pipe(String name, InputStream in) {
    this.reader = new Thread(() -> read(in), "pipe-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream in) {
    try (TextLines all = TextLines.of(in)) {
      for (Optional<TextLines.Line> line = all.next(); line.isPresent(); line = all.next()) {
        waiting.put(new Arrival(line, ""));
      }
      waiting.put(new Arrival(Optional.empty(), ""));
    } catch (IOException e) {
      giveUp("the pipe broke: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp(String trouble) {
    try {
      waiting.put(new Arrival(Optional.empty(), trouble));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything that has arrived since the last call; does not wait. */
  public synchronized Arrived take() {
    List<Arrival> arrived = new ArrayList<>();
    waiting.drainTo(arrived);
    ended = ended || arrived.stream().anyMatch(arrival -> arrival.line().isEmpty());
    return new Arrived(
        arrived.stream().flatMap(arrival -> arrival.line().stream()).toList(),
        ended,
        arrived.stream().map(Arrival::trouble).filter(text -> !text.isEmpty()).findFirst());
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
