package dev.bellwether.entity;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.List;

/**
 * How tickers of one source are judged.
 *
 * @param ofSource whom everything from it is about; empty when that differs
 * @param trusted whether its tags are believed whatever the text says
 * @param judge who judges
 */
public record TickerRules(List<Ticker> ofSource, boolean trusted, TickerJudge judge) {
  public TickerRules {
    ofSource = List.copyOf(ofSource);
  }

  /** A source of which nothing is known, judged by well-known names. */
  public static TickerRules usual() {
    return new TickerRules(List.of(), false, new TickerJudge(CompanyNames.wellKnown()));
  }

  /**
   * Whom a document is about.
   *
   * @param tags what the publisher named beside the text
   * @param at when it was published
   */
  public TickerJudge.Judgement judge(List<Ticker> tags, String text, Instant at) {
    return judge.judge(new TickerClaims(ofSource, tags, trusted, text, at));
  }
}
