package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.DeflatedSharpe;
import dev.bellwether.backtest.ProbabilisticSharpe;
import dev.bellwether.backtest.SharpeRatio;
import dev.bellwether.ingest.panel.NumberTable;
import dev.bellwether.report.Fields;
import dev.bellwether.report.FigureReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** {@code replay returns}: what one series of returns is worth, and how sure that is. */
public final class StudyReturns {
  private static final List<String> RETURN = List.of("return", "ret", "returns", "r");
  private static final List<String> BENCHMARK = List.of("benchmark", "bench", "market_return");

  /**
   * What is asked.
   *
   * @param file table with a column {@code return} or {@code ret}, perhaps {@code date} and {@code
   *     bench}
   * @param periodsPerYear 252 for days, 12 for months
   * @param riskFree return of a year without risk, a fraction
   * @param benchmarkSharpe ratio per period that the series should exceed
   * @param trials how many series were tried in all
   * @param trialVariance of the ratios per period over the trials
   * @param lags of Newey-West; empty for the rule of thumb
   * @param bootstrap how to resample
   */
  public record Request(
      Path file,
      int periodsPerYear,
      double riskFree,
      double benchmarkSharpe,
      int trials,
      Optional<Double> trialVariance,
      List<Integer> lags,
      Resampling bootstrap) {}

  /**
   * How to resample.
   *
   * @param block mean length of a block; empty for the best
   * @param circular blocks of one length instead of random ones
   * @param resamples how often
   * @param seed of the generator
   */
  public record Resampling(Optional<Double> block, boolean circular, int resamples, long seed) {}

  private final Context context;
  private final Request request;
  private final double[] returns;
  private final Optional<double[]> benchmark;
  private final long missing;

  private StudyReturns(Context context, Request request, SeriesFile file, NumberTable table) {
    this.context = context;
    this.request = request;
    double[] all = file.numbers(table.require(RETURN));
    Optional<double[]> other = table.find(BENCHMARK).map(file::numbers);
    boolean[] kept = new boolean[all.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      kept[i] = !Double.isNaN(all[i]) && !(other.isPresent() && Double.isNaN(other.get()[i]));
      count += kept[i] ? 1 : 0;
    }
    this.missing = all.length - (long) count;
    this.returns = kept(all, kept);
    this.benchmark = other.map(values -> kept(values, kept));
  }

  private static double[] kept(double[] values, boolean[] kept) {
    double[] result = new double[values.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (kept[i]) {
        result[next++] = values[i];
      }
    }
    return Arrays.copyOf(result, next);
  }

  /** Runs the use case. */
  public static FigureReport run(Context context, Request request) {
    return Ledger.record(context, "replay", id -> study(context, request)).report();
  }

  private static StudyReport study(Context context, Request request) {
    try {
      Set<String> texts = new HashSet<>(SeriesFile.DATE);
      NumberTable table = NumberTable.read(request.file(), texts);
      StudyReturns study = new StudyReturns(context, request, SeriesFile.of(table), table);
      return study.report();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StudyReport report() {
    if (returns.length == 0) {
      throw BellwetherException.usage(
          request.file().getFileName() + " has no return", "each row needs a number");
    }
    checkThatNoneLosesMoreThanEverything();
    String hash = DataHash.of(returns);
    ReturnFigures figures = new ReturnFigures(returns, request);
    ReturnCertainty certainty = new ReturnCertainty(returns, request);
    FigureReport report =
        new FigureReport(headline(figures))
            .with("performance", figures.performance())
            .with("tails", figures.tails())
            .with("sharpe_ratio", figures.sharpe())
            .with("mean_tests", certainty.meanTests())
            .with("intervals", certainty.intervals())
            .with("benchmark", benchmark.flatMap(figures::against))
            .with("dropped", new Fields().with("missing", missing))
            .with("manifest", StudyManifest.of(context, request.file(), hash));
    return new StudyReport(report, hash);
  }

  /** Percentages look like this, and no value that compounds comes back from below zero. */
  private void checkThatNoneLosesMoreThanEverything() {
    double worst = Arrays.stream(returns).min().orElse(0);
    if (worst < -1) {
      throw BellwetherException.usage(
          request.file().getFileName() + " has a return of " + worst + ", below -100 %",
          "returns are fractions: -1.5 % is -0.015");
    }
  }

  private String headline(ReturnFigures figures) {
    OptionalDouble sharpe = SharpeRatio.annualised(returns, 0, request.periodsPerYear());
    Optional<OptionalDouble> probability = figures.deflated().map(DeflatedSharpe::probability);
    if (sharpe.isPresent() && returns.length < ProbabilisticSharpe.FEWEST) {
      return String.format(
          Locale.ROOT,
          "Sharpe ratio %.2f a year over %d periods: fewer than %d, too few to say how sure it is.",
          sharpe.getAsDouble(),
          returns.length,
          ProbabilisticSharpe.FEWEST);
    }
    if (sharpe.isEmpty() || probability.isEmpty() || probability.get().isEmpty()) {
      return "%d %s, too few or without variation: there is no Sharpe ratio."
          .formatted(returns.length, returns.length == 1 ? "return" : "returns");
    }
    double p = probability.get().getAsDouble();
    return String.format(
        Locale.ROOT,
        "Sharpe ratio %.2f a year over %d periods; that the true one is above %s has"
            + " probability %.3f: %s.",
        sharpe.getAsDouble(),
        returns.length,
        request.trials() > 1
            ? "the luck of " + request.trials() + " trials"
            : request.benchmarkSharpe() == 0 ? "0" : request.benchmarkSharpe() + " a period",
        p,
        p >= ReturnFigures.CONFIDENCE ? "sure at 95 %" : "not sure at 95 %");
  }
}
