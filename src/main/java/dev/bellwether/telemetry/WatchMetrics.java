package dev.bellwether.telemetry;

import dev.bellwether.watch.WatchEvent;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a watch does; sources and channels bear the names that the user gave them. */
final class WatchMetrics {
  private static final double[] SECONDS = {
    .01, .025, .05, .1, .15, .2, .3, .5, .75, 1, 2, 3, 5, 10, 30, 60
  };

  private final UnaryOperator<String> redaction;
  private final Counter articles;
  private final Counter stale;
  private final Counter moves;
  private final Gauge lastArticle;
  private final Gauge lag;
  private final Counter polls;
  private final Gauge lastPoll;
  private final Counter alerts;
  private final Histogram alertLatency;
  private final Histogram verdictLatency;
  private final Histogram editLatency;
  private final Counter dead;
  private final Counter uncertain;
  private final Counter throttled;
  private final Gauge retired;
  private final Counter troubles;
  private final Gauge depth;
  private final Gauge waiting;

  /**
   * Metrics of a watch.
   *
   * @param redaction takes secrets out of names, which may be addresses
   */
  WatchMetrics(Families families, UnaryOperator<String> redaction) {
    this.redaction = redaction;
    articles = families.counter("bellwether_articles_total", "Articles that were seen", "source");
    stale =
        families.counter(
            "bellwether_stale_articles_total",
            "Articles that were too old for an alert when they were first seen",
            "source");
    moves =
        families.counter(
            "bellwether_price_moves_total",
            "Moves of a price or a volume that met a rule",
            "source");
    lastArticle =
        families.gauge(
            "bellwether_last_article_timestamp_seconds",
            "When the latest article was seen; at first, when the watch began");
    lag =
        families.gauge(
            "bellwether_source_lag_seconds",
            "From publication to being seen, of the latest article of a source",
            "source");
    polls =
        families.counter("bellwether_source_polls_total", "Looks at a source", "source", "status");
    lastPoll =
        families.gauge(
            "bellwether_source_last_success_timestamp_seconds",
            "When a source could last be looked at",
            "source");
    alerts = families.counter("bellwether_alerts_total", "Alerts that were accepted", "channel");
    alertLatency =
        families.histogram(
            "bellwether_alert_latency_seconds",
            "From an article's being seen to its alert's acceptance",
            SECONDS,
            "channel");
    verdictLatency =
        families.histogram(
            "bellwether_verdict_latency_seconds",
            "From an article's being seen to its verdict",
            SECONDS,
            "provider");
    editLatency =
        families.histogram(
            "bellwether_edit_latency_seconds",
            "From a verdict's being known to its edit's acceptance",
            SECONDS,
            "channel");
    dead = families.counter("bellwether_dead_alerts_total", "Alerts that were given up", "channel");
    uncertain =
        families.counter(
            "bellwether_uncertain_alerts_total", "Alerts whose answer was lost", "channel");
    throttled =
        families.counter(
            "bellwether_throttled_total",
            "Waits for a rate limit, by who called for it",
            "channel",
            "method",
            "by");
    retired =
        families.gauge("bellwether_channel_retired", "1 for a channel that is given up", "channel");
    troubles =
        families.counter(
            "bellwether_journal_troubles_total", "Times that the journal could not be written");
    depth =
        families.gauge(
            "bellwether_queue_depth", "Alerts, edits and articles without verdict that wait");
    waiting = families.gauge("bellwether_queue_waiting", "What waits, by what for", "queue");
  }

  void watched(WatchEvent event) {
    if (event instanceof WatchEvent.OfArticle ofArticle) {
      article(ofArticle);
    } else if (event instanceof WatchEvent.Started started) {
      lastArticle.set(seconds(event.at()));
      depth.set(0);
      troubles.inc(0);
      started.channels().forEach(this::begin);
    } else if (event instanceof WatchEvent.Polled polled) {
      String source = redaction.apply(polled.source());
      polls.labelValues(source, "done").inc();
      lastPoll.labelValues(source).set(seconds(event.at()));
    } else if (event instanceof WatchEvent.SourceTroubled troubled) {
      polls.labelValues(redaction.apply(troubled.source()), "failed").inc();
    } else if (event instanceof WatchEvent.Throttled slow) {
      throttled.labelValues(slow.channel(), slow.method(), slow.refused() ? "429" : "header").inc();
    } else if (event instanceof WatchEvent.ChannelRetired gone) {
      retired.labelValues(gone.channel()).set(1);
    } else if (event instanceof WatchEvent.JournalTroubled) {
      troubles.inc();
    } else if (event instanceof WatchEvent.Pulse pulse) {
      waiting.labelValues("alerts").set(pulse.alerts());
      waiting.labelValues("edits").set(pulse.edits());
      waiting.labelValues("verdicts").set(pulse.unscored());
      depth.set((double) pulse.alerts() + pulse.edits() + pulse.unscored());
    }
  }

  /** What has not happened is 0, so that the first time can be told from none. */
  private void begin(String channel) {
    alerts.initLabelValues(channel);
    dead.initLabelValues(channel);
    uncertain.initLabelValues(channel);
    retired.initLabelValues(channel);
    for (String method : List.of("POST", "PATCH")) {
      throttled.initLabelValues(channel, method, "429");
      throttled.initLabelValues(channel, method, "header");
    }
  }

  private void article(WatchEvent.OfArticle event) {
    if (event instanceof WatchEvent.Seen seen) {
      seen(seen, redaction.apply(seen.source()));
    } else if (event instanceof WatchEvent.Stale old) {
      stale.labelValues(redaction.apply(old.source())).inc();
    } else if (event instanceof WatchEvent.Alerted alerted) {
      alerts.labelValues(alerted.channel()).inc();
      alertLatency.labelValues(alerted.channel()).observe(seconds(alerted.sinceSeen()));
    } else if (event instanceof WatchEvent.Scored scored) {
      verdictLatency.labelValues(scored.tier().key()).observe(seconds(scored.sinceSeen()));
    } else if (event instanceof WatchEvent.Edited edited) {
      editLatency.labelValues(edited.channel()).observe(seconds(edited.sinceKnown()));
    } else if (event instanceof WatchEvent.Died died) {
      dead.labelValues(died.channel()).inc();
    } else if (event instanceof WatchEvent.Uncertain lost) {
      uncertain.labelValues(lost.channel()).inc();
    }
  }

  /** Prices move while all sources of news are silent, which must not hide that they are. */
  private void seen(WatchEvent.Seen seen, String source) {
    if (seen.kind() == WatchEvent.Seen.Kind.PRICE) {
      moves.labelValues(source).inc();
    } else {
      articles.labelValues(source).inc();
      lastArticle.set(seconds(seen.at()));
      lag.labelValues(source).set(seconds(Duration.between(seen.publishedAt(), seen.at())));
    }
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / 1e3;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
