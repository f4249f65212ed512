package dev.bellwether.telemetry;

import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.TokenUsage;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;

/**
 * Counts for Prometheus. Label values come from a small set: tiers, models, outcomes, commands;
 * never from a text. {@code provider} is the tier.
 */
final class Metrics implements Observer {
  private static final double[] CALL_SECONDS = {
    .005, .01, .025, .05, .1, .25, .5, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 60
  };
  private static final double[] FIRST_TOKEN_SECONDS = {
    .01, .025, .05, .1, .2, .35, .5, .75, 1, 1.5, 2, 3, 5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      counter(
          "bellwether_llm_requests_total",
          "Calls that reached a model, by how they ended",
          "model",
          "provider",
          "status");
  private final Counter notAsked =
      counter(
          "bellwether_llm_not_asked_total",
          "Questions that were kept from a model by an open circuit or a spent budget",
          "model",
          "provider",
          "reason");
  private final Histogram latency =
      histogram(
          "bellwether_llm_latency_seconds",
          "From sending a question to the end of its answer",
          CALL_SECONDS,
          "model",
          "provider");
  private final Histogram firstToken =
      histogram(
          "bellwether_llm_first_token_seconds",
          "From sending a question to the first sign of its answer",
          FIRST_TOKEN_SECONDS,
          "model",
          "provider");
  private final Counter tokens =
      counter("bellwether_llm_tokens_total", "Tokens of all answers", "model", "direction");
  private final Counter cost =
      counter("bellwether_llm_cost_usd_total", "What calls cost, in USD", "model", "provider");
  private final Counter cacheHits =
      counter("bellwether_cache_hits_total", "Answers that had been given before", "provider");
  private final Counter cacheMisses =
      counter("bellwether_cache_misses_total", "Questions that were new", "provider");
  private final Gauge circuit =
      gauge(
          "bellwether_circuit_state",
          "1 for the state that a tier's circuit is in",
          "provider",
          "state");
  private final Counter scores =
      counter(
          "bellwether_scores_total",
          "Scores, by tier and by whether another tier was wanted",
          "provider",
          "fallback");
  private final Counter missed =
      counter("bellwether_scores_missed_total", "Texts that no tier of their route answered");
  private final RunMetrics runs = new RunMetrics(registry);

  PrometheusRegistry registry() {
    return registry;
  }

  MetricSnapshots scrape() {
    return registry.scrape();
  }

  @Override
  public void ended(Call call) {
    String model = call.selection().model();
    String provider = call.selection().tier().key();
    requests.labelValues(model, provider, call.ending().outcome()).inc();
    latency.labelValues(model, provider).observe(call.latency().toNanos() / 1e9);
    if (call.ending() instanceof Call.Answered answered) {
      Completion completion = answered.completion();
      completion
          .firstToken()
          .ifPresent(
              after -> firstToken.labelValues(model, provider).observe(after.toNanos() / 1e9));
      paid(model, provider, completion.usage(), completion.cost().microUsd());
    } else if (call.ending() instanceof Call.Failed failed
        && failed.why().bill() instanceof Bill.Charged charged) {
      paid(model, provider, charged.usage(), charged.cost().microUsd());
    }
  }

  private void paid(String model, String provider, TokenUsage usage, long microUsd) {
    tokens.labelValues(model, "input").inc(usage.input());
    tokens.labelValues(model, "output").inc(usage.output());
    cost.labelValues(model, provider).inc(microUsd / 1e6);
  }

  @Override
  public void looked(Selection selection, boolean hit) {
    (hit ? cacheHits : cacheMisses).labelValues(selection.tier().key()).inc();
  }

  @Override
  public void notAsked(Selection selection, ModelException why) {
    notAsked.labelValues(selection.model(), selection.tier().key(), why.outcome()).inc();
  }

  @Override
  public void changed(Breaker.Change change) {
    for (Breaker.State state : Breaker.State.values()) {
      circuit
          .labelValues(change.name(), state.name().toLowerCase(Locale.ROOT))
          .set(state == change.to() ? 1 : 0);
    }
  }

  @Override
  public Scoring scoring(String contentHash, String subject) {
    return new Scoring() {
      @Override
      public void answered(Score score) {
        boolean fallback = score.provenance().fallback();
        scores
            .labelValues(score.provenance().selection().tier().key(), Boolean.toString(fallback))
            .inc();
      }

      @Override
      public void missed(String reason) {
        missed.inc();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void runBegan(Run run) {
    runs.began(run);
  }

  @Override
  public void runEnded(RunEnd end) {
    runs.ended(end);
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  private Gauge gauge(String name, String help, String... labels) {
    return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars()
        .register(registry);
  }
}
