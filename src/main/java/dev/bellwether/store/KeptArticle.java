package dev.bellwether.store;

import dev.bellwether.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An article of a watch, as a row.
 *
 * @param id the document that told it first
 * @param document what it says now
 * @param form of a filing; empty for anything else
 * @param items of a filing, separated by blanks
 * @param urgent true if it goes before others
 * @param seenAt when it was first shown
 * @param subject the ticker it is judged for; empty for the text as a whole
 * @param price the last one of the subject, when known
 * @param change a fraction, when known
 * @param volume shares, when known
 * @param analysis pending, late, failed, judged or told
 * @param text the reason of a verdict or a failure, or what is told
 * @param news the id of the article whose verdict an alert on a price tells; may be empty
 * @param verdict if there is one
 * @param settled true if nothing will change any more
 * @param revision of what alerts show
 * @param tries at a verdict
 * @param retryAt when the next one is due
 */
public record KeptArticle(
    String id,
    Document document,
    String form,
    String items,
    boolean urgent,
    Instant seenAt,
    String subject,
    OptionalDouble price,
    OptionalDouble change,
    OptionalDouble volume,
    String analysis,
    String text,
    String news,
    Optional<KeptVerdict> verdict,
    boolean settled,
    int revision,
    int tries,
    Optional<Instant> retryAt) {

  /**
   * A verdict.
   *
   * @param ticker whom for; empty for the text as a whole
   * @param direction its name
   * @param tier its key
   */
  public record KeptVerdict(
      String ticker,
      String direction,
      double value,
      double confidence,
      boolean calibrated,
      String tier,
      String model,
      Duration latency,
      boolean fallback) {}
}
