package dev.bellwether.llm.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The last lines a process has printed. Native code prints to both streams whenever it likes, so
 * they are drained always, kept for a while, and never shown unless asked for. Safe for threads.
 */
public final class DiagnosticRing {
  private static final int LONGEST_LINE = 400;

  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private final int most;
  private final Consumer<String> reader;

  /**
   * An empty ring.
   *
   * @param most lines that are kept
   * @param reader sees every line once, in the thread that drains
   */
  public DiagnosticRing(int most, Consumer<String> reader) {
    this.most = most;
    this.reader = reader;
  }

  /** Reads to the end of a stream in a thread of its own, which ends with it. */
  public Thread drain(InputStream stream, String threadName) {
    Thread thread = new Thread(() -> readAll(stream), threadName);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void readAll(InputStream stream) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String line = in.readLine();
      while (line != null) {
        add(line);
        line = in.readLine();
      }
    } catch (IOException e) {
      add("(the stream broke: " + e.getMessage() + ")");
    }
  }

  private void add(String line) {
    note(line);
    reader.accept(line);
  }

  /** Adds a line of our own. */
  public void note(String line) {
    String kept = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
    synchronized (lines) {
      lines.addLast(kept);
      if (lines.size() > most) {
        lines.removeFirst();
      }
    }
  }

  /** The lines there are, oldest first. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
