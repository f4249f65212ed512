package dev.bellwether.telemetry;

import dev.bellwether.Selection;
import dev.bellwether.TokenUsage;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.CacheLook;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/** What models were asked; {@code provider} is the tier. */
final class CallMetrics {
  private static final double[] SECONDS = {
    .005, .01, .025, .05, .1, .25, .5, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 60
  };
  private static final double[] FIRST_TOKEN_SECONDS = {
    .01, .025, .05, .1, .2, .35, .5, .75, 1, 1.5, 2, 3, 5, 10
  };

  private final Counter requests;
  private final Counter notAsked;
  private final Histogram latency;
  private final Histogram firstToken;
  private final Counter tokens;
  private final Counter cost;
  private final Counter cacheHits;
  private final Counter nearHits;
  private final Counter cacheMisses;

  CallMetrics(Families families) {
    requests =
        families.counter(
            "bellwether_llm_requests_total",
            "Calls that reached a model, by how they ended",
            "model",
            "provider",
            "status");
    notAsked =
        families.counter(
            "bellwether_llm_not_asked_total",
            "Questions that an open circuit or a spent budget kept from a model",
            "model",
            "provider",
            "reason");
    latency =
        families.histogram(
            "bellwether_llm_latency_seconds",
            "From sending a question to the end of its answer",
            SECONDS,
            "model",
            "provider");
    firstToken =
        families.histogram(
            "bellwether_llm_first_token_seconds",
            "From sending a question to the first sign of its answer",
            FIRST_TOKEN_SECONDS,
            "model",
            "provider");
    tokens =
        families.counter(
            "bellwether_llm_tokens_total", "Tokens read and written", "model", "direction");
    cost =
        families.counter(
            "bellwether_llm_cost_usd_total", "What calls cost, in USD", "model", "provider");
    cacheHits =
        families.counter(
            "bellwether_cache_hits_total", "Answers that had been given before", "provider");
    nearHits =
        families.counter(
            "bellwether_cache_near_hits_total",
            "Of the hits, answers about another text that says the same",
            "provider");
    cacheMisses =
        families.counter("bellwether_cache_misses_total", "Questions that were new", "provider");
  }

  void called(Call call) {
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

  void looked(Selection selection, CacheLook look) {
    String provider = selection.tier().key();
    (look == CacheLook.MISS ? cacheMisses : cacheHits).labelValues(provider).inc();
    if (look == CacheLook.NEAR) {
      nearHits.labelValues(provider).inc();
    }
  }

  void notAsked(Selection selection, ModelException why) {
    notAsked.labelValues(selection.model(), selection.tier().key(), why.outcome()).inc();
  }
}
