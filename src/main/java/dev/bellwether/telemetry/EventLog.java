package dev.bellwether.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The structured log: one JSON object a line, each with the time, the event, the run and, where
 * there is one, the article (the hash of its text, as in the stores) and the ticker.
 */
final class EventLog implements Observer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LogLines lines;
  private final Clock clock;
  private final UnaryOperator<String> redaction;
  private volatile Run run = new Run("", "", "");

  /**
   * A log.
   *
   * @param redaction takes secrets out of a text
   */
  EventLog(LogLines lines, Clock clock, UnaryOperator<String> redaction) {
    this.lines = lines;
    this.clock = clock;
    this.redaction = redaction;
  }

  @Override
  public void runBegan(Run began) {
    run = began;
    write("run_began", clock.instant(), Map.of("version", began.version()));
  }

  @Override
  public void runEnded(RunEnd end) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", end.status());
    fields.put("took_ms", end.took().toMillis());
    fields.put("summary", end.summary());
    write("run_ended", end.at(), fields);
  }

  @Override
  public void ended(Call call) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("article", call.question().chunk().contentHash());
    fields.put("ticker", call.question().ticker().map(Ticker::symbol).orElse(""));
    fields.put("tier", call.selection().tier().key());
    fields.put("model", call.selection().model());
    fields.put("status", call.ending().outcome());
    fields.put("latency_ms", millis(call.latency()));
    if (call.ending() instanceof Call.Answered answered) {
      Completion completion = answered.completion();
      completion.firstToken().ifPresent(after -> fields.put("first_token_ms", millis(after)));
      fields.put("input_tokens", completion.usage().input());
      fields.put("output_tokens", completion.usage().output());
      fields.put("cost_usd", completion.cost().microUsd() / 1e6);
    } else if (call.ending() instanceof Call.Failed failed) {
      fields.put("error", String.valueOf(failed.why().getMessage()));
    }
    write("call", clock.instant(), fields);
  }

  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 1e3) / 1e3;
  }

  @Override
  public void notAsked(Selection selection, ModelException why) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tier", selection.tier().key());
    fields.put("model", selection.model());
    fields.put("reason", why.outcome());
    write("not_asked", clock.instant(), fields);
  }

  @Override
  public void changed(Breaker.Change change) {
    if (change.from() != change.to()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("tier", change.name());
      fields.put("from", change.from().name().toLowerCase(Locale.ROOT));
      fields.put("to", change.to().name().toLowerCase(Locale.ROOT));
      write("circuit", change.at(), fields);
    }
  }

  @Override
  public Scoring scoring(String contentHash, String subject) {
    return new Scoring() {
      @Override
      public void answered(Score score) {
        Map<String, Object> fields = article(contentHash, subject);
        fields.put("tier", score.provenance().selection().tier().key());
        fields.put("model", score.provenance().selection().model());
        fields.put("direction", score.direction().name().toLowerCase(Locale.ROOT));
        fields.put("value", score.value());
        fields.put("confidence", score.confidence());
        fields.put("fallback", score.provenance().fallback());
        write("score", clock.instant(), fields);
      }

      @Override
      public void missed(String reason) {
        Map<String, Object> fields = article(contentHash, subject);
        fields.put("reason", reason);
        write("missed", clock.instant(), fields);
      }

      @Override
      public void close() {}
    };
  }

  private static Map<String, Object> article(String contentHash, String subject) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("article", contentHash);
    fields.put("ticker", subject);
    return fields;
  }

  private void write(String event, Instant at, Map<String, Object> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("at", at.toString());
    all.put("event", event);
    all.put("run_id", run.id());
    all.put("command", run.command());
    fields.forEach((name, value) -> all.put(name, clean(value)));
    try {
      lines.write(JSON.writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event holds only numbers and texts", e);
    }
  }

  /** Text by text: in a whole line a secret might stand in another notation. */
  private Object clean(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> clean = new LinkedHashMap<>();
      map.forEach((name, each) -> clean.put(String.valueOf(name), clean(each)));
      return clean;
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(this::clean).toList();
    }
    return value instanceof String text ? redaction.apply(text) : value;
  }

  @Override
  public void close() {
    lines.close();
  }
}
