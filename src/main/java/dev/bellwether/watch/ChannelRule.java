package dev.bellwether.watch;

import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.notify.Analysis;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which articles go to a channel. An empty set means all. A verdict is about one share only: a
 * channel that follows some tickers is shown verdicts on these, not on just any that the story
 * names, and where a rule asks for a verdict, it is on one of them.
 *
 * @param channel its name
 * @param tickers the article is about one of these
 * @param sources it is from one of these
 * @param items it is a filing with one of these items, such as {@code 2.02}
 * @param directions the verdict points in one of these
 * @param minConfidence the verdict's confidence is at least this; 0 for any, and for none
 */
public record ChannelRule(
    String channel,
    Set<Ticker> tickers,
    Set<String> sources,
    Set<String> items,
    Set<Direction> directions,
    double minConfidence) {
  public ChannelRule {
    tickers = Set.copyOf(tickers);
    sources = Set.copyOf(sources);
    items = Set.copyOf(items);
    directions = Set.copyOf(directions);
  }

  /** Everything goes to this channel. */
  public static ChannelRule all(String channel) {
    return new ChannelRule(channel, Set.of(), Set.of(), Set.of(), Set.of(), 0);
  }

  /** True if the channel hears of an article only when its verdict is known. */
  boolean awaitsVerdict() {
    return !directions.isEmpty() || minConfidence > 0;
  }

  /**
   * Whom a story is judged for in this channel: the usual share, unless the channel follows others
   * and not that one.
   *
   * @param named by the story
   * @param usual its usual share
   */
  Optional<Ticker> share(List<Ticker> named, Optional<Ticker> usual) {
    return tickers.isEmpty() || usual.filter(tickers::contains).isPresent()
        ? usual
        : named.stream().filter(tickers::contains).findFirst();
  }

  /** Whether the story is one for this channel, whatever is thought of it. */
  boolean takes(Article article) {
    return (tickers.isEmpty() || !Collections.disjoint(tickers, article.document().tickers()))
        && (sources.isEmpty() || sources.contains(article.document().source()))
        && (items.isEmpty() || !Collections.disjoint(items, article.items()));
  }

  /** Whether the verdict is one for this channel. */
  boolean takes(Analysis analysis) {
    if (!awaitsVerdict()) {
      return true;
    }
    return analysis instanceof Analysis.Judged judged
        && (tickers.isEmpty() || judged.ticker().filter(tickers::contains).isPresent())
        && judged.confidence() >= minConfidence
        && (directions.isEmpty() || directions.contains(judged.direction()));
  }
}
