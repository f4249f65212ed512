package dev.bellwether.config;

import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import java.util.List;
import java.util.Set;

/**
 * A place that alerts go to: one {@code [[webhooks]]} table. It says where its secret is, never the
 * secret itself.
 *
 * @param name unique among the webhooks
 * @param variable environment variable that holds the address, or the token of a bot
 * @param file file that holds it instead, relative to the workspace; empty if none does
 * @param botChannel number of the channel that a bot posts to; empty for a webhook
 * @param tickers only articles on one of these; empty for all
 * @param sources only articles from one of these; empty for all
 * @param items only filings with one of these items; empty for everything
 * @param directions only verdicts that point in one of these; empty for all
 * @param minConfidence only verdicts of at least this confidence, 0 to 1
 */
public record Webhook(
    String name,
    String variable,
    String file,
    String botChannel,
    List<Ticker> tickers,
    List<String> sources,
    List<String> items,
    Set<Direction> directions,
    double minConfidence) {
  public Webhook {
    tickers = List.copyOf(tickers);
    sources = List.copyOf(sources);
    items = List.copyOf(items);
    directions = Set.copyOf(directions);
  }
}
