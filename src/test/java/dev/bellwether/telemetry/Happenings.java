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
import dev.bellwether.llm.Call;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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

  /** A run in which everything happens once. */
  static void all(Observer observer) {
    observer.runBegan(RUN);
    observer.ended(answered(Duration.ofMillis(900)));
    observer.ended(failed(new ModelException.TimedOut("gemini gave no sign of an answer")));
    observer.looked(GEMINI, true);
    observer.looked(GEMINI, false);
    observer.notAsked(GEMINI, new ModelException.BudgetSpent("nothing left today"));
    observer.changed(new Breaker.Change("gemini", Breaker.State.CLOSED, Breaker.State.OPEN, AT));
    try (Scoring scoring = observer.scoring(HASH, "ACME")) {
      scoring.answered(score(true));
      scoring.missed("gemini: down");
    }
    observer.runEnded(end("partial", Map.of("scored.gemini.gemini-3.5", 7, "error", "a text")));
  }
}
