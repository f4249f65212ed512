package dev.bellwether.notify;

import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import java.time.Duration;
import java.util.Optional;

/** What is known of the sentiment of an article. */
public sealed interface Analysis {

  /** A word for it: pending, late, failed, fallback or final. */
  String word();

  /** Nothing yet. */
  record Pending() implements Analysis {
    @Override
    public String word() {
      return "pending";
    }
  }

  /** Nothing yet, and it takes longer than it should. */
  record Late() implements Analysis {
    @Override
    public String word() {
      return "late";
    }
  }

  /** No verdict, and why; one may still come. */
  record Failed(String reason) implements Analysis {
    @Override
    public String word() {
      return "failed";
    }
  }

  /**
   * A verdict.
   *
   * @param ticker whom for; empty for the text as a whole
   * @param direction which way it points
   * @param value from -1 to 1
   * @param confidence from 0 to 1
   * @param reason why, in the model's words; may be empty
   * @param tier who said so
   * @param model as it answered
   * @param latency from the question to the answer
   * @param fallback true if a better one is still wanted
   */
  record Judged(
      Optional<Ticker> ticker,
      Direction direction,
      double value,
      double confidence,
      String reason,
      Tier tier,
      String model,
      Duration latency,
      boolean fallback)
      implements Analysis {
    @Override
    public String word() {
      return fallback ? "fallback" : "final";
    }
  }

  /** Nothing to analyse: the alert says all there is, with a line on what is known besides. */
  record Told(String context) implements Analysis {
    @Override
    public String word() {
      return "final";
    }
  }
}
