package dev.bellwether.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.llm.local.ProcessMemory;
import dev.bellwether.llm.local.Reply;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What happens in a soak test, a JSON object a line, in the order it happens. Safe for threads. */
final class SoakLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double MB = 1 << 20;
  private static final double MICROS_PER_MILLI = 1000;

  private final BufferedWriter out;
  private final Clock clock;

  SoakLog(Path file, Clock clock) throws IOException {
    this.out = Files.newBufferedWriter(file);
    this.clock = clock;
  }

  void request(long task, String prompt) {
    write(event("request").put("task", task).put("prompt", prompt));
  }

  void answer(long task, Reply reply) {
    write(
        event("answer")
            .put("task", task)
            .put("text", reply.answer().text())
            .put("pid", reply.pid())
            .put("attempts", reply.attempts())
            .put("queued_ms", millis(reply.queued()))
            .put("first_token_ms", millis(reply.firstToken()))
            .put("total_ms", millis(reply.total()))
            .put("rss_mb", resident(ProcessHandle.current().pid())));
  }

  void failure(long task, String why) {
    write(event("failure").put("task", task).put("why", why));
  }

  void kill(long pid) {
    write(event("kill").put("pid", pid));
  }

  static double resident(long pid) {
    return Math.round(ProcessMemory.resident(pid).orElse(0) / MB * 100) / 100.0;
  }

  private static double millis(Duration duration) {
    return TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / MICROS_PER_MILLI;
  }

  private ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name).put("at", clock.instant().toString());
  }

  private synchronized void write(ObjectNode line) {
    try {
      out.write(JSON.writeValueAsString(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log of tasks", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
