package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.SessionSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The same sessions, names and prices with another factor.
 *
 * @param whole the panel
 * @param factor in its shape
 */
record OtherFactor(DatedPanel whole, Panel factor) implements DatedPanel {
  /** Which cells of a panel are wanted. */
  interface Cells {
    boolean contain(int session, int asset);
  }

  /** The panel with the factor of these cells only. */
  static OtherFactor only(DatedPanel panel, Cells wanted) {
    Panel factor = panel.factor();
    double[] cells = new double[factor.sessions() * factor.assets()];
    for (int session = 0; session < factor.sessions(); session++) {
      for (int asset = 0; asset < factor.assets(); asset++) {
        cells[session * factor.assets() + asset] =
            wanted.contain(session, asset) ? factor.at(session, asset) : Double.NaN;
      }
    }
    return new OtherFactor(panel, Panel.over(factor.sessions(), factor.assets(), cells));
  }

  /**
   * The factor of another panel laid out like this one, by date and name; NaN where it has none.
   */
  static Panel aligned(DatedPanel like, DatedPanel other) {
    Map<String, Integer> columns = new HashMap<>();
    for (int asset = 0; asset < other.factor().assets(); asset++) {
      columns.put(other.name(asset), asset);
    }
    Map<LocalDate, Integer> rows = new HashMap<>();
    for (int session = 0; session < other.factor().sessions(); session++) {
      rows.put(other.date(session), session);
    }
    int assets = like.factor().assets();
    double[] cells = new double[like.factor().sessions() * assets];
    Arrays.fill(cells, Double.NaN);
    for (int session = 0; session < like.factor().sessions(); session++) {
      Integer row = rows.get(like.date(session));
      for (int asset = 0; asset < assets && row != null; asset++) {
        Integer column = columns.get(like.name(asset));
        if (column != null) {
          cells[session * assets + asset] = other.factor().at(row, column);
        }
      }
    }
    return Panel.over(like.factor().sessions(), assets, cells);
  }

  @Override
  public Panel prices() {
    return whole.prices();
  }

  @Override
  public Optional<Panel> moneyVolume() {
    return whole.moneyVolume();
  }

  @Override
  public String name(int asset) {
    return whole.name(asset);
  }

  @Override
  public LocalDate date(int session) {
    return whole.date(session);
  }

  @Override
  public Optional<Named> groups() {
    return whole.groups();
  }

  @Override
  public Optional<SessionSeries> market(int horizon) {
    return whole.market(horizon);
  }
}
