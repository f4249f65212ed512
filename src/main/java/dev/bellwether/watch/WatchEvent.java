package dev.bellwether.watch;

import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened in a watch. What is told of an article is told with its id, the id of its
 * document, so that all of it can be put together from the feed to the edit. No event holds a
 * secret, an address of a webhook, or the body of an article.
 */
public sealed interface WatchEvent {

  /** When it happened. */
  Instant at();

  /** The event in a word, such as {@code alerted}; the {@code event} field of its JSON line. */
  default String type() {
    return EventLine.type(getClass());
  }

  /** What is told of one article. */
  sealed interface OfArticle extends WatchEvent {
    /** The id of its document. */
    String article();
  }

  /**
   * The watch has begun.
   *
   * @param run its id in the table of runs
   * @param sources that are looked at
   * @param channels that are alerted
   * @param resumed alerts that an earlier watch left unfinished
   */
  record Started(Instant at, String run, List<String> sources, List<String> channels, int resumed)
      implements WatchEvent {
    public Started {
      sources = List.copyOf(sources);
      channels = List.copyOf(channels);
    }
  }

  /**
   * A source was looked at.
   *
   * @param documents it showed that were new, changed or told elsewhere before
   * @param rejects what could not become a document
   * @param took from asking to knowing
   * @param next when it will be looked at again
   */
  record Polled(Instant at, String source, int documents, int rejects, Duration took, Instant next)
      implements WatchEvent {}

  /** A source could not be looked at; {@code trouble} says why. */
  record SourceTroubled(Instant at, String source, String trouble, Instant next)
      implements WatchEvent {}

  /** A source will never have more. */
  record SourceEnded(Instant at, String source) implements WatchEvent {}

  /**
   * An article was seen and is on disk.
   *
   * @param publishedAt as its publisher says
   * @param urgent true if it goes before others: an 8-K, or a ticker of the watch list
   * @param kind what it is; a price that moves is told like an article, and is none
   */
  record Seen(
      Instant at,
      String article,
      String source,
      List<Ticker> tickers,
      String title,
      Instant publishedAt,
      boolean urgent,
      Kind kind)
      implements OfArticle {

    /** What was seen. */
    public enum Kind {
      /** An article or a press release. */
      NEWS,
      /** A filing with the SEC. */
      FILING,
      /** A price or a volume that met a rule. */
      PRICE
    }

    public Seen {
      tickers = List.copyOf(tickers);
    }
  }

  /**
   * An article was published so long before it was first seen that it is no news: it is kept in the
   * archive, and not alerted, now or later.
   */
  record Stale(Instant at, String article, String source, String title, Instant publishedAt)
      implements OfArticle {}

  /** A source shows an article again with changes; its alerts will be edited. */
  record Updated(Instant at, String article, String source, String title) implements OfArticle {}

  /** Another source told the same story; there is no second alert. */
  record Repeated(Instant at, String article, String source, String first) implements OfArticle {}

  /**
   * Discord has accepted an alert.
   *
   * @param messageId Discord's name for the message
   * @param sinceSeen from the article's being seen to the acceptance
   * @param took from the request to its answer
   * @param together alerts in this message: above 1 in a digest
   * @param repeat true if an earlier answer was lost, so that the alert may stand there twice
   */
  record Alerted(
      Instant at,
      String article,
      String channel,
      String messageId,
      Duration sinceSeen,
      Duration took,
      int together,
      boolean repeat)
      implements OfArticle {}

  /**
   * The answer to an alert was lost: it may or may not stand in the channel.
   *
   * @param held true if it is not sent again
   */
  record Uncertain(Instant at, String article, String channel, String reason, boolean held)
      implements OfArticle {}

  /**
   * There is a verdict.
   *
   * @param ticker whom for; empty for the text as a whole
   * @param value from -1 (bearish) to 1 (bullish)
   * @param confidence from 0 to 1
   * @param model as it answered
   * @param fallback true if a better verdict is still wanted
   * @param upgrade true if it takes the place of a fallback
   * @param sinceSeen from the article's being seen to the verdict
   * @param latency from the question to the answer
   */
  record Scored(
      Instant at,
      String article,
      Optional<Ticker> ticker,
      Direction direction,
      double value,
      double confidence,
      Tier tier,
      String model,
      boolean fallback,
      boolean upgrade,
      Cost cost,
      Duration sinceSeen,
      Duration latency)
      implements OfArticle {}

  /** No tier gave a verdict, not even the embedded one; it will be tried again. */
  record ScoringFailed(Instant at, String article, String reason) implements OfArticle {}

  /** The verdict is not there in time, and the alert will say so. */
  record Late(Instant at, String article, Duration sinceSeen) implements OfArticle {}

  /**
   * Discord has accepted an edit.
   *
   * @param shows what the alert says of the analysis now: {@code pending}, {@code late}, {@code
   *     failed}, {@code fallback} or {@code final}
   * @param sinceKnown from what is shown being known to the acceptance
   * @param took from the request to its answer
   */
  record Edited(
      Instant at,
      String article,
      String channel,
      String messageId,
      String shows,
      Duration sinceKnown,
      Duration took)
      implements OfArticle {}

  /** An alert or its edit was given up; {@code reason} says why. */
  record Died(Instant at, String article, String channel, String reason) implements OfArticle {}

  /**
   * Requests wait for a rate limit.
   *
   * @param method {@code POST} or {@code PATCH}
   * @param pause until the next request may start
   * @param refused true if Discord had to say so with a 429, false if its headers did
   * @param scope {@code user}, {@code global}, {@code shared} or {@code cloudflare}
   */
  record Throttled(
      Instant at, String channel, String method, Duration pause, boolean refused, String scope)
      implements WatchEvent {}

  /** A channel is out of reach; the request is made again later. */
  record ChannelTroubled(Instant at, String channel, String method, String trouble)
      implements WatchEvent {}

  /** A channel will not be used any more. */
  record ChannelRetired(Instant at, String channel, String reason) implements WatchEvent {}

  /** The circuit of a tier has changed, such as from {@code closed} to {@code open}. */
  record CircuitChanged(Instant at, String tier, String from, String to) implements WatchEvent {}

  /**
   * How things stand; told every few seconds.
   *
   * @param alerts that wait to be sent
   * @param edits that wait to be sent
   * @param unscored articles that wait for a verdict
   * @param spentToday money spent on models today, over all processes
   */
  record Pulse(Instant at, int alerts, int edits, int unscored, Cost spentToday)
      implements WatchEvent {}

  /** What has happened cannot be put on disk; nothing is sent until it can. */
  record JournalTroubled(Instant at, String trouble) implements WatchEvent {}

  /** The watch takes nothing new any more and finishes what it can until the deadline. */
  record Draining(Instant at, String reason, Instant deadline) implements WatchEvent {}

  /**
   * The watch has ended.
   *
   * @param unfinished alerts that the next watch will resume
   */
  record Stopped(Instant at, int unfinished) implements WatchEvent {}
}
