package dev.bellwether.engine;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.EquityCurve;
import dev.bellwether.backtest.FactorWeighted;
import dev.bellwether.backtest.ForwardReturns;
import dev.bellwether.backtest.InformationCoefficient;
import dev.bellwether.backtest.LongShort;
import dev.bellwether.backtest.Neutrality;
import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.Performance;
import dev.bellwether.backtest.PooledInformation;
import dev.bellwether.backtest.QuantileReturns;
import dev.bellwether.backtest.QuantileTurnover;
import dev.bellwether.backtest.Quantiles;
import dev.bellwether.backtest.RankAutocorrelation;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.Significance;
import dev.bellwether.backtest.TTest;
import dev.bellwether.backtest.TradingCosts;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.store.ReplayInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The arithmetic of one replay, from the grid of signals and prices to the rows of the report. */
final class ReplayMeasures {
  private static final int SESSIONS_PER_YEAR = 252;

  /** A mean over fewer dates than this is no cross-sectional evidence. */
  private static final int FEWEST_DATES = 2;

  private final ReplayPanel panel;
  private final Settings.Replay rules;
  private final CleanSample all;
  private final Panel broadFactor;
  private final CleanSample broad;
  private final int thinSessions;
  private final boolean breadth;

  private ReplayMeasures(ReplayPanel panel, Settings.Replay rules) {
    this.panel = panel;
    this.rules = rules;
    List<ForwardReturns> returns =
        rules.horizons().stream().map(h -> ForwardReturns.of(panel.prices(), h)).toList();
    all = CleanSample.of(panel.factor(), returns);
    broadFactor = withoutThinSessions(panel.factor(), all, rules.minNames());
    broad = CleanSample.of(broadFactor, returns);
    thinSessions = all.occupiedSessions() - broad.occupiedSessions();
    breadth = broad.occupiedSessions() >= FEWEST_DATES;
  }

  static ReplayMeasures of(ReplayPanel panel, Settings.Replay rules) {
    return new ReplayMeasures(panel, rules);
  }

  /** Quantiles of a handful of names are noise with a name, so thin sessions leave altogether. */
  private static Panel withoutThinSessions(Panel factor, CleanSample sample, int minNames) {
    double[] kept = new double[factor.sessions() * factor.assets()];
    Arrays.fill(kept, Double.NaN);
    for (int session = 0; session < factor.sessions(); session++) {
      if (sample.size(session) >= minNames) {
        for (int asset = 0; asset < factor.assets(); asset++) {
          kept[session * factor.assets() + asset] = factor.at(session, asset);
        }
      }
    }
    return Panel.over(factor.sessions(), factor.assets(), kept);
  }

  List<Information> information() {
    List<Information> rows = new ArrayList<>();
    for (int horizon : rules.horizons()) {
      rows.add(breadth ? rankIc(horizon) : pooled(horizon));
    }
    return rows;
  }

  private InformationCoefficient coefficients(int horizon) {
    return InformationCoefficient.rank(broad, horizon, new Neutrality.Raw(), rules.minNames());
  }

  private Information rankIc(int horizon) {
    InformationCoefficient ic = coefficients(horizon);
    SeriesSummary summary = ic.summary();
    if (summary.mean().isEmpty()) {
      return pooled(horizon);
    }
    Significance significance = ic.significance();
    return new ReplayReport.RankIc(
        horizon,
        summary.n(),
        summary.mean().getAsDouble(),
        boxed(summary.std()),
        test(significance.nonOverlapping()),
        test(significance.neweyWest()),
        significance.lag(),
        test(significance.naive()));
  }

  private Information pooled(int horizon) {
    PooledInformation pooled = PooledInformation.of(all, horizon);
    return new ReplayReport.Pooled(
        horizon,
        pooled.sessions(),
        pooled.rows(),
        boxed(pooled.pearson()),
        boxed(pooled.spearman()),
        test(pooled.slope()));
  }

  private static Optional<ReplayReport.Test> test(TTest test) {
    return test instanceof TTest.Tested tested
        ? Optional.of(new ReplayReport.Test(tested.n(), tested.t(), tested.p()))
        : Optional.empty();
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  List<ReplayReport.QuantileRow> quantiles() {
    List<ReplayReport.QuantileRow> rows = new ArrayList<>();
    if (!breadth) {
      return rows;
    }
    Quantiles quantiles = Quantiles.of(broad, rules.quantiles());
    for (int horizon : rules.horizons()) {
      QuantileReturns raw = QuantileReturns.of(broad, quantiles, horizon, new Neutrality.Raw());
      QuantileReturns demeaned =
          QuantileReturns.of(broad, quantiles, horizon, new Neutrality.Demeaned());
      for (int q = 1; q <= quantiles.count(); q++) {
        SeriesSummary summary = demeaned.summary(q);
        OptionalDouble rawMean = raw.summary(q).mean();
        if (summary.mean().isPresent() && rawMean.isPresent()) {
          rows.add(
              new ReplayReport.QuantileRow(
                  horizon,
                  q,
                  summary.mean().getAsDouble(),
                  boxed(summary.standardError()),
                  rawMean.getAsDouble(),
                  quantiles.size(q)));
        }
      }
    }
    return rows;
  }

  List<ReplayReport.TurnoverRow> turnover() {
    List<ReplayReport.TurnoverRow> rows = new ArrayList<>();
    if (!breadth) {
      return rows;
    }
    Quantiles quantiles = Quantiles.of(broad, rules.quantiles());
    for (int horizon : rules.horizons()) {
      QuantileTurnover turnover = QuantileTurnover.of(broad, quantiles, horizon);
      rows.add(
          new ReplayReport.TurnoverRow(
              horizon,
              boxed(turnover.summary(1).mean()),
              boxed(turnover.summary(quantiles.count()).mean()),
              boxed(RankAutocorrelation.of(broad, horizon).summary().mean())));
    }
    return rows;
  }

  /** The book's gross and net returns, one session each. */
  private record Book(SessionSeries gross, SessionSeries net, SessionSeries turnover) {}

  /** It holds one session, so it needs only the next session's return, not every horizon's. */
  private Book book() {
    CleanSample sample = CleanSample.of(broadFactor, List.of(ForwardReturns.of(panel.prices(), 1)));
    LongShort book = LongShort.of(sample, new FactorWeighted());
    SessionSeries gross = upToExit(book.returns(1), sample);
    SessionSeries turnover = upToExit(book.turnover(1), sample);
    return new Book(gross, TradingCosts.net(gross, turnover, rules.costBps()), turnover);
  }

  /** Prices may go on for years after the last news: a book that ended is not a flat book. */
  private static SessionSeries upToExit(SessionSeries series, CleanSample sample) {
    int last =
        IntStream.range(0, sample.sessions()).filter(s -> sample.size(s) > 0).max().orElse(-1);
    double[] values = new double[series.sessions()];
    Arrays.setAll(values, session -> session <= last + 1 ? series.at(session) : Double.NaN);
    return SessionSeries.of(values);
  }

  Optional<ReplayReport.Portfolio> portfolio() {
    if (!breadth) {
      return Optional.empty();
    }
    Book book = book();
    Performance gross = Performance.of(book.gross(), SESSIONS_PER_YEAR);
    Performance net = Performance.of(book.net(), SESSIONS_PER_YEAR);
    if (gross.annualReturn().isEmpty() || net.annualReturn().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReplayReport.Portfolio(
            gross.n(),
            rules.costBps(),
            gross.annualReturn().getAsDouble(),
            net.annualReturn().getAsDouble(),
            boxed(gross.sharpe()),
            boxed(net.sharpe()),
            net.maxDrawdown(),
            book.turnover().summary().mean().orElse(0),
            boxed(TradingCosts.breakEven(book.gross(), book.turnover()))));
  }

  ReplayReport.Series series() {
    List<ReplayReport.IcPoint> ic = new ArrayList<>();
    List<ReplayReport.CurvePoint> curve = new ArrayList<>();
    if (breadth) {
      for (int horizon : rules.horizons()) {
        SessionSeries coefficients = coefficients(horizon).bySession();
        sessions()
            .filter(s -> !Double.isNaN(coefficients.at(s)))
            .forEach(
                s ->
                    ic.add(
                        new ReplayReport.IcPoint(
                            panel.date(s), horizon, coefficients.at(s), broad.size(s))));
      }
      Book book = book();
      SessionSeries gross = EquityCurve.of(book.gross());
      SessionSeries net = EquityCurve.of(book.net());
      sessions()
          .filter(s -> !Double.isNaN(book.gross().at(s)))
          .forEach(
              s -> curve.add(new ReplayReport.CurvePoint(panel.date(s), gross.at(s), net.at(s))));
    }
    List<ReplayReport.BreadthPoint> names =
        sessions()
            .filter(s -> all.scored(s) > 0)
            .mapToObj(s -> new ReplayReport.BreadthPoint(panel.date(s), all.scored(s)))
            .toList();
    return new ReplayReport.Series(List.copyOf(ic), List.copyOf(curve), names);
  }

  private IntStream sessions() {
    return IntStream.range(0, all.sessions());
  }

  ReplayReport.Coverage coverage(ReplayInputs.News news) {
    int[] names = sessions().map(all::scored).filter(n -> n > 0).sorted().toArray();
    Optional<LocalDate> first =
        sessions().filter(s -> all.scored(s) > 0).mapToObj(panel::date).findFirst();
    Optional<LocalDate> last =
        sessions().filter(s -> all.scored(s) > 0).mapToObj(panel::date).reduce((a, b) -> b);
    return new ReplayReport.Coverage(
        news.documents(),
        news.size(),
        panel.tickersWithSignal(),
        first,
        last,
        names.length,
        broad.occupiedSessions(),
        median(names),
        rules.minNames(),
        news.size() == 0 ? 0 : (double) panel.assumedFirstSeen() / news.size(),
        drops());
  }

  private static double median(int[] sorted) {
    if (sorted.length == 0) {
      return 0;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  private Map<String, Long> drops() {
    Map<String, Long> unordered = new LinkedHashMap<>(panel.drops());
    all.drops()
        .returnMissing()
        .forEach(
            (horizon, count) ->
                unordered.merge(
                    "signal: no price at entry, or none " + horizon + " sessions later",
                    count,
                    Long::sum));
    if (thinSessions > 0) {
      unordered.put("session: fewer than " + rules.minNames() + " names", (long) thinSessions);
    }
    Map<String, Long> ordered = new LinkedHashMap<>();
    unordered.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }
}
