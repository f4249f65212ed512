package dev.bellwether.engine;

import dev.bellwether.backtest.Groups;
import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.SessionSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Factors and entry prices on one grid of sessions and names. */
interface DatedPanel {
  /**
   * Groups such as sectors.
   *
   * @param ofAsset the group of each column
   * @param names by group
   */
  record Named(Groups ofAsset, List<String> names) {}

  /** What was known before the entry price, NaN where there is nothing. */
  Panel factor();

  /** Entry prices on the same grid. */
  Panel prices();

  /** What changed hands, in money, on the same grid; empty where nobody says. */
  default Optional<Panel> moneyVolume() {
    return Optional.empty();
  }

  /** The name of a column. */
  String name(int asset);

  /** The date of a session. */
  LocalDate date(int session);

  /** Groups of the names, where they are known. */
  default Optional<Named> groups() {
    return Optional.empty();
  }

  /** Columns with a factor on any session. */
  default int assetsWithFactor() {
    Panel factor = factor();
    boolean[] has = new boolean[factor.assets()];
    int count = 0;
    for (int session = 0; session < factor.sessions(); session++) {
      for (int asset = 0; asset < has.length; asset++) {
        if (!has[asset] && !Double.isNaN(factor.at(session, asset))) {
          has[asset] = true;
          count++;
        }
      }
    }
    return count;
  }

  /** What the market returned over the horizon by session of entry, where it is known. */
  default Optional<SessionSeries> market(int horizon) {
    return Optional.empty();
  }
}
