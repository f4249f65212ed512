package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import dev.bellwether.backtest.EquityCurve;
import dev.bellwether.backtest.ExtremesBook;
import dev.bellwether.backtest.Groups;
import dev.bellwether.backtest.Liquidity;
import dev.bellwether.backtest.MarketImpact;
import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.Performance;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.SignalBook;
import dev.bellwether.backtest.SimulatedBook;
import dev.bellwether.backtest.Simulation;
import dev.bellwether.backtest.TargetBook;
import dev.bellwether.backtest.TradingCosts;
import dev.bellwether.backtest.TradingFees;
import dev.bellwether.backtest.TradingRules;
import dev.bellwether.config.Settings;
import dev.bellwether.config.StrategySettings;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The book of a replay that can be traded: simulated bar by bar, with its costs and its capacity.
 */
final class ReplayStrategy {
  /** Two trading weeks: halts for news are over by then. */
  private static final int PATIENCE = 10;

  private static final double UNCAPPED = Double.MAX_VALUE;
  private static final double[] SWEEP = {0, 5, 10, 25};
  private static final double LEAST_CAPITAL = 1e3;
  private static final double MOST_CAPITAL = 1e12;

  /** Halvings of nine decades: to within 1 %. */
  private static final int BISECTIONS = 11;

  private final DatedPanel panel;
  private final StrategySettings wanted;
  private final TradingRules rules;
  private final TradingFees fees;
  private final MarketImpact impact;
  private final SimulatedBook book;

  private ReplayStrategy(DatedPanel panel, Settings settings) {
    this.panel = panel;
    this.wanted = settings.strategy();
    rules =
        new TradingRules(
            target(wanted),
            wanted.holdingSessions(),
            settings.replay().minNames(),
            wanted.nameCap(),
            panel.groups().isPresent() ? wanted.groupCap() : UNCAPPED,
            panel
                .groups()
                .map(DatedPanel.Named::ofAsset)
                .orElseGet(() -> Groups.of(new int[panel.factor().assets()])),
            PATIENCE,
            wanted.delistingLoss());
    fees = new TradingFees(settings.replay().costBps(), wanted.borrowBps());
    impact =
        new MarketImpact(
            wanted.capital(),
            wanted.impact(),
            wanted.participation(),
            Liquidity.of(panel.prices(), panel.moneyVolume().orElseGet(this::unknown)));
    book = run(fees, impact);
  }

  static ReplayStrategy of(DatedPanel panel, Settings settings) {
    return new ReplayStrategy(panel, settings);
  }

  private Panel unknown() {
    double[] cells = new double[panel.prices().sessions() * panel.prices().assets()];
    Arrays.fill(cells, Double.NaN);
    return Panel.over(panel.prices().sessions(), panel.prices().assets(), cells);
  }

  private static TargetBook target(StrategySettings wanted) {
    return switch (wanted.book()) {
      case SIGNAL -> new SignalBook();
      case LONG_SHORT -> new ExtremesBook(wanted.share(), wanted.minStrength(), false);
      case LONG_ONLY -> new ExtremesBook(wanted.share(), wanted.minStrength(), true);
    };
  }

  private SimulatedBook run(TradingFees fees, MarketImpact impact) {
    return Simulation.run(panel.factor(), panel.prices(), rules, fees, impact);
  }

  /** Net returns by session, from entry to entry. */
  SessionSeries net() {
    return book.net();
  }

  /** How it did, after costs, in these sessions; empty if it never returned anything in them. */
  Optional<ReplayScrutiny.Figures> during(IntPredicate sessions) {
    return figures(book.net().during(sessions));
  }

  /** Empty if it never held anything long enough to return. */
  Optional<ReplayScrutiny.Strategy> report() {
    Optional<ReplayScrutiny.Figures> gross = figures(book.gross());
    Optional<ReplayScrutiny.Figures> net = figures(book.net());
    if (gross.isEmpty() || net.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReplayScrutiny.Strategy(
            wanted.book().name().toLowerCase(Locale.ROOT),
            wanted.holdingSessions(),
            gross.get(),
            net.get(),
            mean(book.longExposure()),
            mean(book.shortExposure()),
            mean(book.turnover()),
            boxed(TradingCosts.breakEven(book.gross(), book.turnover())),
            costs(book.costs()),
            events(book),
            sweep(),
            capacity(),
            curve()));
  }

  private static double mean(SessionSeries series) {
    return series.summary().mean().orElse(0);
  }

  private static Optional<ReplayScrutiny.Figures> figures(SessionSeries returns) {
    Performance measured = Performance.of(returns, ReplayBook.SESSIONS_PER_YEAR);
    return measured.annualReturn().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReplayScrutiny.Figures(
                measured.n(),
                measured.annualReturn().getAsDouble(),
                boxed(measured.annualVolatility()),
                boxed(measured.sharpe()),
                boxed(measured.sortino()),
                boxed(measured.calmar()),
                measured.maxDrawdown(),
                boxed(measured.hitRate())));
  }

  private static ReplayScrutiny.Costs costs(SimulatedBook.Costs paid) {
    return new ReplayScrutiny.Costs(paid.fees(), paid.impact(), paid.borrow(), paid.delisting());
  }

  private static ReplayScrutiny.Events events(SimulatedBook book) {
    SimulatedBook.Events counted = book.events();
    return new ReplayScrutiny.Events(
        counted.trades(), counted.unfilled(), counted.capped(), counted.delisted(), book.ruined());
  }

  private List<ReplayScrutiny.CostPoint> sweep() {
    return IntStream.range(0, SWEEP.length).mapToObj(i -> at(SWEEP[i])).toList();
  }

  private ReplayScrutiny.CostPoint at(double basisPoints) {
    Performance net = performance(new TradingFees(basisPoints, wanted.borrowBps()), impact);
    return new ReplayScrutiny.CostPoint(
        basisPoints, net.annualReturn().orElse(-1), boxed(net.sharpe()));
  }

  private Performance performance(TradingFees fees, MarketImpact impact) {
    return Performance.of(run(fees, impact).net(), ReplayBook.SESSIONS_PER_YEAR);
  }

  /**
   * By bisection on a logarithmic scale, without the limit on participation: a book that stays in
   * cash for want of volume pays no impact and would seem to have no end.
   */
  private Optional<Double> capacity() {
    double free = performance(fees, impact.withCapital(0)).sharpe().orElse(0);
    if (free <= 0 || wanted.impact() == 0 || performanceAt(MOST_CAPITAL) > free / 2) {
      return Optional.empty();
    }
    double low = Math.log(LEAST_CAPITAL);
    double high = Math.log(MOST_CAPITAL);
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (performanceAt(Math.exp(middle)) > free / 2) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Optional.of(Math.exp((low + high) / 2));
  }

  private double performanceAt(double capital) {
    return performance(fees, impact.unlimited().withCapital(capital)).sharpe().orElse(-1);
  }

  private List<ReplayReport.CurvePoint> curve() {
    SessionSeries gross = EquityCurve.of(book.gross());
    SessionSeries net = EquityCurve.of(book.net());
    return IntStream.range(0, gross.sessions())
        .filter(s -> !Double.isNaN(book.gross().at(s)))
        .mapToObj(s -> new ReplayReport.CurvePoint(panel.date(s + 1), gross.at(s), net.at(s)))
        .toList();
  }
}
