package dev.bellwether.engine;

import dev.bellwether.backtest.BacktestOverfitting;
import dev.bellwether.backtest.DeflatedSharpe;
import dev.bellwether.backtest.NeweyWest;
import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.ProbabilisticSharpe;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.TTest;
import dev.bellwether.report.Fields;
import dev.bellwether.report.FigureReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What many trials' returns say together.
 *
 * @param names of the trials
 * @param returns by trial, of the same periods each
 */
record TrialFigures(
    Context context, StudyTrials.Request request, List<String> names, double[][] returns) {

  /** The report; so many periods had been left out. */
  StudyReport report(long incomplete) {
    int periods = returns[0].length;
    double[] cells = new double[periods * returns.length];
    for (int trial = 0; trial < returns.length; trial++) {
      for (int period = 0; period < periods; period++) {
        cells[period * returns.length + trial] = returns[trial][period];
      }
    }
    Optional<BacktestOverfitting> overfitting =
        BacktestOverfitting.of(Panel.over(periods, returns.length, cells), request.blocks());
    double[] ratios = Arrays.stream(returns).mapToDouble(each -> ratio(each).orElse(0.0)).toArray();
    int best = IntStream.range(0, ratios.length).reduce(0, (a, b) -> ratios[b] > ratios[a] ? b : a);
    int tried = Math.max(returns.length, request.trials().orElse(0));
    double variance = SeriesSummary.of(ratios).std().orElse(0);
    variance *= variance;
    DeflatedSharpe deflated = DeflatedSharpe.of(returns[best], tried, variance);
    String hash = DataHash.of(cells);
    FigureReport report =
        new FigureReport(headline(overfitting, best, tried, deflated))
            .with(
                "overfitting",
                new Fields()
                    .with("blocks", request.blocks())
                    .with("splits", overfitting.map(BacktestOverfitting::splits).orElse(0))
                    .with("probability", overfitting.map(BacktestOverfitting::probability))
                    .with("mean_logit", overfitting.map(BacktestOverfitting::meanLogit))
                    .with("loss_share", overfitting.map(BacktestOverfitting::lossShare))
                    .with("slope", overfitting.flatMap(each -> Tests.boxed(each.slope()))))
            .with(
                "best",
                new Fields()
                    .with("trial", names.get(best))
                    .with("sharpe_per_period", ratios[best])
                    .with("sharpe", ratios[best] * Math.sqrt(request.periodsPerYear()))
                    .with("trials", tried)
                    .with("trial_variance", variance)
                    .with("luck", deflated.luck())
                    .with("deflated_probability", deflated.probability()))
            .with("trials", trials(ratios))
            .with("dropped", new Fields().with("periods_without_all_returns", incomplete))
            .with("manifest", StudyManifest.of(context, request.file(), hash));
    return new StudyReport(report, hash);
  }

  private static Optional<Double> ratio(double[] values) {
    return Tests.boxed(SeriesSummary.of(values).riskAdjusted());
  }

  private String headline(
      Optional<BacktestOverfitting> overfitting, int best, int tried, DeflatedSharpe deflated) {
    if (overfitting.isEmpty()) {
      return "No trial is better than another in any half of the data: there is no best one to judge.";
    }
    String sure =
        deflated.probability().isPresent()
            ? String.format(
                Locale.ROOT,
                "that %s is better than the luck of %d trials has probability %.3f",
                names.get(best),
                tried,
                deflated.probability().getAsDouble())
            : names.get(best)
                + (returns[best].length < ProbabilisticSharpe.FEWEST
                    ? ", the best one, has too few periods to be judged by itself"
                    : ", the best one, does not vary");
    return String.format(
        Locale.ROOT,
        "The trial that is best in one half of the data is below the middle in the other in %.0f %%"
            + " of %d splits; %s.",
        100 * overfitting.get().probability(),
        overfitting.get().splits(),
        sure);
  }

  /** A trial without variation cannot be tested, and stays out of the correction. */
  private List<Fields> trials(double[] ratios) {
    List<TTest> tests =
        Arrays.stream(returns)
            .map(each -> NeweyWest.of(each, NeweyWest.defaultLag(each.length, 1)))
            .toList();
    double[] p =
        tests.stream()
            .filter(TTest.Tested.class::isInstance)
            .mapToDouble(test -> ((TTest.Tested) test).p())
            .toArray();
    CorrectedTests corrected = CorrectedTests.of(p);
    List<Fields> rows = new ArrayList<>();
    int next = 0;
    for (int trial = 0; trial < tests.size(); trial++) {
      Fields fields =
          new Fields()
              .with("trial", names.get(trial))
              .with("mean", SeriesSummary.of(returns[trial]).mean())
              .with("sharpe", ratios[trial] * Math.sqrt(request.periodsPerYear()));
      if (tests.get(trial) instanceof TTest.Tested test) {
        rows.add(
            corrected.addTo(
                fields.with("t_newey_west", test.t()).with("p_value", test.p()), next++));
      } else {
        Optional<Double> none = Optional.empty();
        rows.add(
            fields
                .with("t_newey_west", none)
                .with("p_value", none)
                .with("p_bonferroni", none)
                .with("p_holm", none)
                .with("p_benjamini_hochberg", none)
                .with("p_benjamini_yekutieli", none));
      }
    }
    return rows;
  }
}
