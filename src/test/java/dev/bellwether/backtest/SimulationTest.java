package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final double NONE = Double.NaN;
  private static final TradingFees FREE = new TradingFees(0, 0);

  private static TradingRules holding(int sessions) {
    return new TradingRules(new SignalBook(), sessions, 2, 10, 10, Groups.of(new int[64]), 3, 0.3);
  }

  private static SimulatedBook run(Panel signals, Panel prices, TradingRules rules) {
    return Simulation.run(signals, prices, rules, FREE, MarketImpact.none());
  }

  /** Two names, +1 and -1: half the book on either side. */
  @Test
  void aDayIsEarnedFromTheEntryToTheNextEntry() {
    Panel signals =
        Panel.ofSessions(new double[] {1, -1}, new double[] {1, -1}, new double[] {1, -1});
    Panel prices =
        Panel.ofSessions(new double[] {10, 20}, new double[] {11, 20}, new double[] {11, 18});
    SimulatedBook book = run(signals, prices, holding(1));
    assertThat(book.gross().at(0)).isCloseTo(0.05, within(1e-15));
    assertThat(book.gross().at(1)).isCloseTo(0.05, within(1e-15));
    assertThat(book.gross().at(2)).isNaN();
    assertThat(book.net().at(1)).isCloseTo(book.gross().at(1), within(1e-15));
    assertThat(book.turnover().at(0)).isEqualTo(1);
    // 0.55 long and 0.50 short of an equity of 1.05 go back to half and half
    assertThat(book.turnover().at(1)).isCloseTo((0.55 - 0.525 + 0.525 - 0.5) / 1.05, within(1e-15));
    assertThat(book.longExposure().at(1)).isCloseTo(0.5, within(1e-15));
    assertThat(book.shortExposure().at(1)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void feesAndBorrowComeOffTheNetReturnOnly() {
    Panel signals =
        Panel.ofSessions(new double[] {1, -1}, new double[] {1, -1}, new double[] {1, -1});
    Panel prices =
        Panel.ofSessions(new double[] {10, 20}, new double[] {10, 20}, new double[] {10, 20});
    SimulatedBook book =
        Simulation.run(signals, prices, holding(1), new TradingFees(10, 252), MarketImpact.none());
    double borrow = 0.5 * 252 / 10_000 / 252;
    assertThat(book.gross().at(0)).isZero();
    assertThat(book.net().at(0)).isCloseTo(-0.001 - borrow, within(1e-15));
    assertThat(book.costs().borrow()).isCloseTo(0.0001, within(1e-6));
    assertThat(book.costs().fees()).as("bought and sold at the end").isGreaterThan(0.0019);
    assertThat(1 + book.net().at(0)).isLessThan(1);
  }

  @Test
  void tranchesAreHeldForTheHoldingPeriodWhateverTheSignalsSay() {
    Panel signals =
        Panel.ofSessions(
            new double[] {1, -1}, new double[] {-1, 1}, new double[] {-1, 1}, new double[] {-1, 1});
    double[] flat = {10, 10};
    SimulatedBook book = run(signals, Panel.ofSessions(flat, flat, flat, flat), holding(2));
    assertThat(book.longExposure().at(0)).isCloseTo(0.25, within(1e-15));
    assertThat(book.turnover().at(0)).isCloseTo(0.5, within(1e-15));
    // the second tranche is the mirror of the first, so the book nets to nothing
    assertThat(book.longExposure().at(1)).isZero();
    assertThat(book.longExposure().at(2)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void aNameWithoutAPriceWaitsAtItsLastAndThenCountsAsDelisted() {
    double[][] signals = new double[8][];
    double[][] prices = new double[8][];
    for (int s = 0; s < 8; s++) {
      signals[s] = s < 2 ? new double[] {1, -1, NONE} : new double[] {NONE, -1, 1};
      prices[s] = new double[] {s < 2 ? 10 : NONE, 10, 10};
    }
    SimulatedBook book = run(Panel.ofSessions(signals), Panel.ofSessions(prices), holding(1));
    assertThat(book.longExposure().at(3))
        .as("still held, and the new one")
        .isCloseTo(1, within(1e-12));
    assertThat(book.events().delisted()).isEqualTo(1);
    assertThat(book.costs().delisting()).isCloseTo(0.15, within(1e-12));
    assertThat(Arrays.stream(book.net().observed()).sum()).isCloseTo(-0.15, within(1e-12));
    assertThat(book.longExposure().at(6)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void capsCutNamesAndGroups() {
    Panel signals = Panel.ofSessions(new double[] {1, 0.9, -1}, new double[] {1, 0.9, -1});
    Panel prices = Panel.ofSessions(new double[] {1, 1, 1}, new double[] {1, 1, 1});
    ExtremesBook extremes = new ExtremesBook(0.5, 0, false);
    TradingRules names = new TradingRules(extremes, 1, 2, 0.2, 10, Groups.of(0, 0, 1), 3, 0.3);
    SimulatedBook book = run(signals, prices, names);
    assertThat(book.longExposure().at(0)).isCloseTo(0.2, within(1e-15));
    assertThat(book.shortExposure().at(0)).isCloseTo(0.2, within(1e-15));
    assertThat(book.events().capped()).isEqualTo(2);
    TradingRules groups =
        new TradingRules(new SignalBook(), 1, 2, 10, 0.3, Groups.of(0, 0, 1), 3, 0.3);
    SimulatedBook capped = run(signals, prices, groups);
    assertThat(capped.longExposure().at(0)).isCloseTo(0.3, within(1e-15));
    assertThat(capped.shortExposure().at(0)).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void largeCapitalTradesOnlyItsShareOfTheVolumeAndPaysForMovingIt() {
    int sessions = 60;
    Random random = new Random(7);
    double[] signals = new double[sessions * 2];
    double[] prices = new double[sessions * 2];
    double[] volume = new double[sessions * 2];
    for (int cell = 0; cell < signals.length; cell++) {
      signals[cell] = cell < 80 ? NONE : cell % 2 == 0 ? 1 : -1;
      prices[cell] = 100 * Math.exp(0.01 * random.nextGaussian());
      volume[cell] = 1e6;
    }
    Panel priced = Panel.over(sessions, 2, prices);
    Liquidity liquidity = Liquidity.of(priced, Panel.over(sessions, 2, volume));
    MarketImpact small = new MarketImpact(1e3, 1, 0.025, liquidity);
    Panel wanted = Panel.over(sessions, 2, signals);
    SimulatedBook tiny = Simulation.run(wanted, priced, holding(1), FREE, small);
    SimulatedBook huge = Simulation.run(wanted, priced, holding(1), FREE, small.withCapital(1e6));
    assertThat(tiny.events().unfilled()).isZero();
    assertThat(tiny.costs().impact()).isPositive();
    assertThat(huge.longExposure().at(40)).isCloseTo(0.025, within(1e-9));
    assertThat(huge.events().unfilled()).isPositive();
    assertThat(liquidity.volume(5, 0)).as("too little is known").isNaN();
  }

  @Test
  void nothingThatComesLaterChangesWhatWasEarned() {
    int sessions = 80;
    int assets = 9;
    Random random = new Random(11);
    double[] signals = new double[sessions * assets];
    double[] prices = new double[sessions * assets];
    Arrays.setAll(signals, i -> random.nextInt(5) == 0 ? NONE : random.nextGaussian());
    Arrays.setAll(prices, i -> random.nextInt(30) == 0 ? NONE : 50 + random.nextGaussian());
    Panel all = Panel.over(sessions, assets, signals);
    Panel priced = Panel.over(sessions, assets, prices);
    TradingRules rules =
        new TradingRules(
            new ExtremesBook(0.3, 0.1, false),
            3,
            4,
            0.2,
            0.6,
            Groups.of(0, 0, 0, 1, 1, 1, 2, 2, 2),
            3,
            0.3);
    TradingFees fees = new TradingFees(5, 50);
    SimulatedBook whole = Simulation.run(all, priced, rules, fees, MarketImpact.none());
    SimulatedBook cut =
        Simulation.run(all.before(50), priced.before(50), rules, fees, MarketImpact.none());
    for (int session = 0; session < 48; session++) {
      assertThat(cut.net().at(session)).isEqualTo(whole.net().at(session));
      assertThat(cut.gross().at(session)).isEqualTo(whole.gross().at(session));
    }
    assertThat(whole.net().observed()).hasSizeGreaterThan(70);
  }

  @Test
  void aBookThatLosesEverythingEnds() {
    Panel signals =
        Panel.ofSessions(new double[] {1, -1}, new double[] {1, -1}, new double[] {1, -1});
    Panel prices =
        Panel.ofSessions(new double[] {10, 10}, new double[] {1, 40}, new double[] {1, 40});
    SimulatedBook book = run(signals, prices, holding(1));
    assertThat(book.ruined()).isTrue();
    assertThat(book.net().at(0)).isLessThanOrEqualTo(-1);
    assertThat(book.net().at(1)).isNaN();
  }

  @Test
  void extremesTakeTiesTogetherAndNeedBothSides() {
    double[] out = new double[6];
    new ExtremesBook(0.2, 0, false).weigh(new double[] {3, 3, 1, 0, -2, NONE}, 0, out);
    assertThat(out).containsExactly(0.25, 0.25, 0, 0, -0.5, 0);
    new ExtremesBook(0.2, 2.5, false).weigh(new double[] {3, 3, 1, 0, -2, NONE}, 0, out);
    assertThat(out).containsOnly(0);
    new ExtremesBook(0.2, 2.5, true).weigh(new double[] {3, 3, 1, 0, -2, NONE}, 0, out);
    assertThat(out).containsExactly(0.5, 0.5, 0, 0, 0, 0);
    new ExtremesBook(0.5, 0, false).weigh(new double[] {1, 1, 1, 1, 1, 1}, 0, out);
    assertThat(out).containsOnly(0);
  }
}
