package dev.bellwether.telemetry;

import dev.bellwether.Chunk;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Provenance;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Span;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.CacheLook;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.watch.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Things that may happen while Bellwether works, to tell observers of. */
final class Happenings {
  static final Instant AT = Instant.parse("2026-11-24T14:30:00Z");
  static final String HASH = "0123456789abcdef0123456789abcdef";
  static final Selection GEMINI =
      new Selection(
          Tier.GEMINI,
          "gemini-3.5-flash-lite",
          "remote",
          "headline-3",
          "ab".repeat(32),
          "temperature=0;max_output=120");
  static final Run RUN = new Run("20261124T143000-abcd", "score", "0.1.0");

  static final Task TASK = new Task(HASH, "ACME", false);

  private Happenings() {}

  static Question question(String text) {
    Chunk chunk = new Chunk(HASH, 0, Chunk.Kind.TITLE, new Span(0, text.length()), text);
    return new Question(chunk, Optional.of(new Ticker("ACME")), AT.plusSeconds(5));
  }

  static Call answered(Duration latency) {
    Completion completion =
        new Completion(
            new Verdict(Direction.BULLISH, .8, .9, Optional.empty(), "beats estimates"),
            new TokenUsage(812, 100, 14, false),
            new Cost(279),
            "gemini-3.5-flash-lite-001",
            false,
            Optional.of(Duration.ofMillis(350)));
    return call(latency, new Call.Answered(completion));
  }

  static Call failed(ModelException why) {
    return call(Duration.ofMillis(40), new Call.Failed(why));
  }

  private static Call call(Duration latency, Call.Ending ending) {
    return new Call(
        GEMINI, "localhost:4010", question("Acme beats estimates"), AT, latency, ending);
  }

  static Score score(boolean fallback) {
    return new Score(
        HASH,
        Optional.of(new Ticker("ACME")),
        .8,
        .9,
        Direction.BULLISH,
        new Provenance(
            GEMINI,
            new TokenUsage(812, 100, 14, false),
            new Cost(279),
            Duration.ofMillis(900),
            fallback));
  }

  static RunEnd end(String status, Map<String, Object> summary) {
    return new RunEnd(RUN, AT.plusSeconds(12), Duration.ofSeconds(12), status, summary);
  }

  static Workers workers() {
    return new Workers(2, 40, OptionalLong.of(9_000_000_000L));
  }

  /** A watch in which an article is alerted and edited; one source bears a secret in its name. */
  static List<WatchEvent> watch() {
    Instant seen = AT;
    Instant soon = AT.plusMillis(120);
    return List.of(
        new WatchEvent.Started(AT.minusSeconds(60), RUN.id(), List.of("wire"), List.of("desk"), 0),
        new WatchEvent.SourceTroubled(AT, "down", "HTTP 500", AT.plusSeconds(60)),
        new WatchEvent.Polled(
            AT, "http://feed.test?key=s3cret-key", 0, 0, Duration.ofMillis(40), AT.plusSeconds(5)),
        new WatchEvent.Polled(AT, "wire", 1, 0, Duration.ofMillis(30), AT.plusSeconds(5)),
        new WatchEvent.Seen(
            seen,
            HASH,
            "wire",
            List.of(new Ticker("ACME")),
            "Acme beats estimates",
            AT.minusSeconds(90),
            true,
            WatchEvent.Seen.Kind.NEWS),
        move(AT.plusSeconds(1)),
        new WatchEvent.Stale(AT, "a0", "wire", "Acme is founded", AT.minusSeconds(2_000_000)),
        new WatchEvent.Uncertain(soon, HASH, "desk", "the answer was lost", false),
        new WatchEvent.Alerted(
            soon, HASH, "desk", "1311", Duration.ofMillis(120), Duration.ofMillis(80), 1, true),
        new WatchEvent.Scored(
            AT.plusSeconds(2),
            HASH,
            Optional.of(new Ticker("ACME")),
            Direction.BULLISH,
            .8,
            .9,
            Tier.GEMINI,
            "gemini-3.5-flash-lite",
            false,
            false,
            new Cost(279),
            Duration.ofSeconds(2),
            Duration.ofMillis(900)),
        new WatchEvent.Edited(
            AT.plusMillis(2050),
            HASH,
            "desk",
            "1311",
            "final",
            Duration.ofMillis(50),
            Duration.ofMillis(45)),
        new WatchEvent.Died(AT.plusSeconds(3), HASH, "desk", "HTTP 400 at s3cret-key"),
        new WatchEvent.Throttled(
            AT.plusSeconds(4), "desk", "POST", Duration.ofSeconds(1), true, "user"),
        new WatchEvent.Pulse(AT.plusSeconds(5), 1, 2, 51, new Cost(750_000)));
  }

  private static WatchEvent move(Instant at) {
    return new WatchEvent.Seen(
        at,
        "a1",
        "jump",
        List.of(new Ticker("ACME")),
        "ACME up 5.0 % to 12.00",
        at,
        false,
        WatchEvent.Seen.Kind.PRICE);
  }

  /** All of it, so that every family has a value. */
  static void everything(Metrics metrics) {
    all(metrics);
    watch().forEach(metrics::watched);
    metrics.market(() -> true);
    metrics.workers(Happenings::workers);
  }

  /** A run in which everything happens once. */
  static void all(Observer observer) {
    observer.runBegan(RUN);
    observer.called(HASH, answered(Duration.ofMillis(900)));
    observer.called(HASH, failed(new ModelException.TimedOut("gemini gave no sign of an answer")));
    observer.looked(GEMINI, CacheLook.EXACT);
    observer.looked(GEMINI, CacheLook.MISS);
    observer.looked(GEMINI, CacheLook.NEAR);
    observer.notAsked(GEMINI, new ModelException.BudgetSpent("nothing left today", new Cost(310)));
    observer.changed(new Breaker.Change("gemini", Breaker.State.CLOSED, Breaker.State.OPEN, AT));
    try (Scoring scoring = observer.scoring(TASK)) {
      scoring.answered(score(true));
      scoring.missed("gemini: down");
    }
    observer.runEnded(end("partial", Map.of("scored.gemini.gemini-3.5", 7, "error", "a text")));
  }
}
