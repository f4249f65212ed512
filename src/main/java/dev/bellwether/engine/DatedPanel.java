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

  /** The name of a column. */
  String name(int asset);

  /** The date of a session. */
  LocalDate date(int session);

  /** Groups of the names, where they are known. */
  default Optional<Named> groups() {
    return Optional.empty();
  }

  /** What the market returned over the horizon by session of entry, where it is known. */
  default Optional<SessionSeries> market(int horizon) {
    return Optional.empty();
  }
}
