package dev.bellwether.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.store.Runs;
import dev.bellwether.store.State;
import dev.bellwether.telemetry.Run;
import dev.bellwether.telemetry.RunEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes each execution of a command into the table of runs, however it ends. */
final class Ledger {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A result that knows how to sum itself up for the ledger. */
  interface Summarised {
    /** Figures by name. */
    Map<String, Object> summary();

    /** True if some items failed or were rejected. */
    boolean partial();
  }

  private Ledger() {}

  /** Runs the body as a run of this command; the body gets the run's id. */
  static <R extends Summarised> R record(
      Context context, String command, Function<String, R> body) {
    Instant started = context.clock().instant();
    String id = ID.format(started) + "-" + context.suffixes().get();
    try (State state = State.open(context.workspace())) {
      Runs.begin(state, run(context, command, id, started), ProcessHandle.current());
    }
    Run run = new Run(id, command, context.version());
    context.telemetry().runBegan(run);
    R result;
    try {
      result = body.apply(id);
    } catch (StoppedException e) {
      endAfter(e, context, run, started, "interrupted", Map.of());
      throw e;
    } catch (RuntimeException e) {
      String error = context.redaction().apply(String.valueOf(e.getMessage()));
      endAfter(e, context, run, started, "failed", Map.of("error", error));
      throw e;
    }
    end(context, run, started, result.partial() ? "partial" : "done", result.summary());
    return result;
  }

  /** Where the disk is full this cannot be written either, and the user needs to hear the first. */
  private static void endAfter(
      RuntimeException first,
      Context context,
      Run run,
      Instant started,
      String status,
      Map<String, Object> summary) {
    try {
      end(context, run, started, status, summary);
    } catch (BellwetherException e) {
      first.addSuppressed(e);
    }
  }

  private static Runs.Run run(Context context, String command, String id, Instant started) {
    return new Runs.Run(
        id,
        command,
        context.commandLine(),
        context.configuration().sha256(),
        context.version(),
        started,
        Optional.empty(),
        "running",
        "{}");
  }

  private static void end(
      Context context, Run run, Instant started, String status, Map<String, Object> summary) {
    Instant now = context.clock().instant();
    context
        .telemetry()
        .runEnded(new RunEnd(run, now, Duration.between(started, now), status, summary));
    try (State state = State.open(context.workspace())) {
      Runs.end(state, run.id(), now, status, json(summary));
    }
  }

  private static String json(Map<String, Object> summary) {
    try {
      return JSON.writeValueAsString(summary);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a summary holds only numbers and texts", e);
    }
  }
}
