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

  /** True if nothing will change any more. */
  boolean settled();

  /** Nothing yet. */
  record Pending() implements Analysis {
    @Override
    public String word() {
      return "pending";
    }

    @Override
    public boolean settled() {
      return false;
    }
  }

  /** Nothing yet, and it takes longer than it should. */
  record Late() implements Analysis {
    @Override
    public String word() {
      return "late";
    }

    @Override
    public boolean settled() {
      return false;
    }
  }

  /**
   * No verdict.
   *
   * @param reason why not
   * @param settled true if it will not be tried again
   */
  record Failed(String reason, boolean settled) implements Analysis {
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
   * @param calibrated whether that is the probability of being right, not just what a model says
   * @param reason why, in the model's words; may be empty
   * @param tier who said so
   * @param model as it answered
   * @param latency from the question to the answer
   * @param fallback true if another tier answered than the one that was wanted
   * @param settled true if no better verdict will come
   */
  record Judged(
      Optional<Ticker> ticker,
      Direction direction,
      double value,
      double confidence,
      boolean calibrated,
      String reason,
      Tier tier,
      String model,
      Duration latency,
      boolean fallback,
      boolean settled)
      implements Analysis {
    @Override
    public String word() {
      return settled ? "final" : "fallback";
    }
  }

  /**
   * Nothing to analyse: the alert says all there is, with a line on what is known besides.
   *
   * @param context the line
   * @param news the id of the article that it is about; empty if it is about none
   * @param settled false while the verdict on that article may still change
   */
  record Told(String context, String news, boolean settled) implements Analysis {
    @Override
    public String word() {
      return settled ? "final" : "pending";
    }
  }
}
