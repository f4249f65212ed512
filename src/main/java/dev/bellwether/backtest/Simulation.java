package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * Trades signals session by session, knowing at each session only its signals, its entry prices and
 * what came before.
 *
 * <p>At a session the book is first valued at the session's prices, so weights drift with them. The
 * tranche that has been held for the holding period is then traded into the new target, {@code
 * equity / holding} strong, within the caps; names without a price cannot be traded and wait,
 * valued at their last price. Costs are taken from cash. Cash earns nothing; short sales are paid
 * for in full.
 */
public final class Simulation {
  private final Panel signals;
  private final Panel prices;
  private final TradingRules rules;
  private final TradingFees fees;
  private final MarketImpact impact;

  private final double[][] tranches;
  private final double[] held;
  private final double[] target;
  private final double[] lastPrice;
  private final int[] silence;
  private final double[] groupGross;
  private final BookSeries series;

  private double equity = 1;
  private double feesPaid;
  private double impactPaid;
  private double borrowPaid;
  private double delistingLost;
  private long trades;
  private long unfilled;
  private long capped;
  private long delisted;

  private Simulation(
      Panel signals, Panel prices, TradingRules rules, TradingFees fees, MarketImpact impact) {
    this.signals = signals;
    this.prices = prices;
    this.rules = rules;
    this.fees = fees;
    this.impact = impact;
    int assets = signals.assets();
    tranches = new double[rules.holdingSessions()][assets];
    held = new double[assets];
    target = new double[assets];
    lastPrice = new double[assets];
    silence = new int[assets];
    groupGross = new double[rules.groups().count()];
    series = new BookSeries(signals.sessions());
  }

  /**
   * Runs a book of capital 1 over all sessions and sells it at the last one.
   *
   * @param signals known at each session before its entry prices
   * @param prices entry prices in the same shape, NaN where there is none
   */
  public static SimulatedBook run(
      Panel signals, Panel prices, TradingRules rules, TradingFees fees, MarketImpact impact) {
    Simulation simulation = new Simulation(signals, prices, rules, fees, impact);
    return simulation.run();
  }

  private SimulatedBook run() {
    for (int session = 0; session < signals.sessions() && equity > 0; session++) {
      boolean last = session == signals.sessions() - 1;
      double earned = value(session);
      double valued = equity;
      double traded = equity > 0 ? trade(session, last) : 0;
      series.close(session - 1, earned, last ? equity : valued);
      if (!last) {
        series.open(session, valued, traded, held);
      }
    }
    return series.book(
        new SimulatedBook.Costs(feesPaid, impactPaid, borrowPaid, delistingLost),
        new SimulatedBook.Events(trades, unfilled, capped, delisted),
        equity <= 0);
  }

  /** Marks all positions to the session's prices; returns what they earned, losses below 0. */
  private double value(int session) {
    double earned = 0;
    double shorted = 0;
    for (int asset = 0; asset < held.length; asset++) {
      shorted += Math.max(0, -held[asset]);
      double price = prices.at(session, asset);
      if (price > 0 && price < Double.POSITIVE_INFINITY) {
        earned += held[asset] == 0 ? 0 : scale(asset, price / lastPrice[asset]);
        lastPrice[asset] = price;
        silence[asset] = 0;
      } else if (++silence[asset] > rules.patience() && held[asset] != 0) {
        earned -= delist(asset);
      }
    }
    double borrow = fees.borrow(shorted);
    borrowPaid += borrow;
    equity += earned - borrow;
    return earned;
  }

  private double scale(int asset, double ratio) {
    double before = held[asset];
    held[asset] = 0;
    for (double[] tranche : tranches) {
      tranche[asset] *= ratio;
      held[asset] += tranche[asset];
    }
    return held[asset] - before;
  }

  private double delist(int asset) {
    double loss = Math.max(0, held[asset]) * rules.delistingLoss();
    for (double[] tranche : tranches) {
      tranche[asset] = 0;
    }
    held[asset] = 0;
    delisted++;
    delistingLost += loss;
    return loss;
  }

  /** Trades the session's tranche into its target; returns the traded share of equity. */
  private double trade(int session, boolean last) {
    double[] tranche = tranches[session % tranches.length];
    if (last) {
      Arrays.fill(target, 0);
    } else {
      aim(session, tranche);
    }
    double before = equity;
    double traded = 0;
    for (int asset = 0; asset < held.length; asset++) {
      double wanted = target[asset] - (last ? held[asset] : tranche[asset]);
      if (wanted != 0 && silence[asset] == 0 && lastPrice[asset] > 0) {
        traded += fill(session, asset, wanted, tranche);
      }
    }
    return before > 0 ? traded / before : 0;
  }

  private double fill(int session, int asset, double wanted, double[] tranche) {
    double done = impact.feasible(session, asset, wanted);
    unfilled += done == wanted ? 0 : 1;
    double size = Math.abs(done);
    double fee = fees.trade(size);
    double moved = impact.cost(session, asset, done);
    feesPaid += fee;
    impactPaid += moved;
    equity -= fee + moved;
    tranche[asset] += done;
    held[asset] += done;
    trades++;
    return size;
  }

  /** The tranche's target values: the book's weights, cut to what the caps leave. */
  private void aim(int session, double[] tranche) {
    int from = session * held.length;
    if (names(session) < rules.leastNames()) {
      Arrays.fill(target, 0);
      return;
    }
    rules.book().weigh(signals.cells(), from, target);
    double strength = equity / tranches.length;
    for (int asset = 0; asset < held.length; asset++) {
      target[asset] = withinName(target[asset] * strength, held[asset] - tranche[asset]);
    }
    withinGroups(tranche);
  }

  private int names(int session) {
    int names = 0;
    for (int asset = 0; asset < held.length; asset++) {
      names += Double.isNaN(signals.at(session, asset)) ? 0 : 1;
    }
    return names;
  }

  private double withinName(double wanted, double others) {
    double most = rules.nameCap() * equity;
    double room = wanted > 0 ? most - others : most + others;
    if (Math.abs(wanted) <= room) {
      return wanted;
    }
    capped++;
    return Math.signum(wanted) * Math.max(0, room);
  }

  private void withinGroups(double[] tranche) {
    double most = rules.groupCap() * equity;
    double[] others = new double[groupGross.length];
    Arrays.fill(groupGross, 0);
    for (int asset = 0; asset < held.length; asset++) {
      int group = rules.groups().of(asset);
      others[group] += Math.abs(held[asset] - tranche[asset]);
      groupGross[group] += Math.abs(target[asset]);
    }
    for (int asset = 0; asset < held.length; asset++) {
      int group = rules.groups().of(asset);
      double room = Math.max(0, most - others[group]);
      if (target[asset] != 0 && groupGross[group] > room) {
        target[asset] *= room / groupGross[group];
        capped++;
      }
    }
  }
}
