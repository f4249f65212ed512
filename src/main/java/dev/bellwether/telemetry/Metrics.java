package dev.bellwether.telemetry;

import dev.bellwether.Cost;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.CacheLook;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.ModelException;
import dev.bellwether.watch.WatchEvent;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts for Prometheus. The values of labels come from small sets: tiers, models, outcomes,
 * commands, and names in the configuration; never from a text.
 */
final class Metrics implements Observer {
  /** A watch whose local tier has not begun has crashed no worker. */
  private static final Workers NO_WORKERS = new Workers(0, 0, OptionalLong.empty());

  private final Families families = new Families();
  private final CallMetrics calls = new CallMetrics(families);
  private final RunMetrics runs = new RunMetrics(families);
  private final Gauge circuit =
      families.gauge(
          "bellwether_circuit_state",
          "1 for the state that a tier's circuit is in",
          "provider",
          "state");
  private final Counter scores =
      families.counter(
          "bellwether_scores_total",
          "Scores, by tier and by whether another tier was wanted",
          "provider",
          "fallback");
  private final Counter missed =
      families.counter(
          "bellwether_scores_missed_total", "Texts that no tier of their route answered");
  private final Gauge budget =
      families.gauge("bellwether_budget_daily_usd", "What cloud tiers may cost on a day, in USD");
  private final Gauge spent =
      families.gauge(
          "bellwether_spent_today_usd",
          "What they have cost since midnight UTC, over all processes, in USD");
  private final UnaryOperator<String> redaction;

  /** Made by the first event: a command that is no watch has no queue, not an empty one. */
  private @Nullable WatchMetrics watch;

  private volatile @Nullable Supplier<Workers> workers;
  private volatile Supplier<Cost> spentToday = () -> Cost.ZERO;
  private final LongAdder wanted = new LongAdder();
  private final LongAdder fallbacks = new LongAdder();

  /**
   * Metrics at 0.
   *
   * @param redaction takes secrets out of names
   */
  Metrics(UnaryOperator<String> redaction) {
    this.redaction = redaction;
    families.asked(
        "bellwether_fallback_share",
        "Share of this process' scores that came from another tier than was wanted",
        answer -> {
          double all = wanted.sum() + fallbacks.sum();
          if (all > 0) {
            answer.call(fallbacks.sum() / all);
          }
        });
  }

  PrometheusRegistry registry() {
    return families.registry();
  }

  void money(Cost daily, Supplier<Cost> today) {
    budget.set(daily.microUsd() / 1e6);
    spentToday = today;
  }

  private void spent(Cost today) {
    spent.set(today.microUsd() / 1e6);
  }

  /** Market hours, so that a rule can tell a quiet hour from a closed exchange. */
  void market(Supplier<Boolean> open) {
    families.asked(
        "bellwether_market_open",
        "1 while the exchange is in its regular session",
        answer -> answer.call(open.get() ? 1 : 0));
  }

  @Override
  public synchronized void workers(Supplier<Workers> started) {
    boolean first = workers == null;
    workers = started;
    if (first) {
      families.counted(
          "bellwether_worker_restarts_total",
          "Workers of the local tier that were started again, by why",
          answer -> {
            Workers known = fare();
            answer.call((double) known.crashes(), "crashed");
            answer.call((double) known.recycles(), "recycled");
          },
          "reason");
      families.asked(
          "bellwether_vram_bytes",
          "Memory of the GPU in use",
          answer -> fare().gpuBytes().ifPresent(bytes -> answer.call((double) bytes)));
    }
  }

  private Workers fare() {
    return Objects.requireNonNull(workers).get();
  }

  @Override
  public void called(String article, Call call) {
    calls.called(call);
  }

  @Override
  public void looked(Selection selection, CacheLook look) {
    calls.looked(selection, look);
  }

  @Override
  public void notAsked(Selection selection, ModelException why) {
    calls.notAsked(selection, why);
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
  public Scoring scoring(Task task) {
    return new Scoring() {
      @Override
      public void answered(Score score) {
        boolean fallback = score.provenance().fallback();
        (fallback ? fallbacks : wanted).increment();
        String tier = score.provenance().selection().tier().key();
        scores.labelValues(tier, Boolean.toString(fallback)).inc();
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
  public void watched(WatchEvent event) {
    watchMetrics().watched(event);
    if (event instanceof WatchEvent.Started && workers == null) {
      workers(() -> NO_WORKERS);
    }
    if (event instanceof WatchEvent.Pulse pulse) {
      spent(pulse.spentToday());
    }
  }

  private synchronized WatchMetrics watchMetrics() {
    WatchMetrics known = watch;
    if (known == null) {
      known = new WatchMetrics(families, redaction);
      watch = known;
    }
    return known;
  }

  @Override
  public void runBegan(Run run) {
    runs.began(run);
  }

  @Override
  public void runEnded(RunEnd end) {
    runs.ended(end);
    spent(spentToday.get());
  }
}
