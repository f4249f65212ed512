package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.SessionSeries;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;

/** The sessions of a panel from one on, as if it began there. */
final class LaterPanel implements DatedPanel {
  private final DatedPanel whole;
  private final int first;
  private final Panel factor;
  private final Panel prices;

  private LaterPanel(DatedPanel whole, int first) {
    this.whole = whole;
    this.first = first;
    factor = whole.factor().since(first);
    prices = whole.prices().since(first);
  }

  /** The same panel if that is its first session. */
  static DatedPanel of(DatedPanel whole, int first) {
    return first == 0 ? whole : new LaterPanel(whole, first);
  }

  @Override
  public Panel factor() {
    return factor;
  }

  @Override
  public Panel prices() {
    return prices;
  }

  @Override
  public Optional<Panel> moneyVolume() {
    return whole.moneyVolume().map(volume -> volume.since(first));
  }

  @Override
  public String name(int asset) {
    return whole.name(asset);
  }

  @Override
  public LocalDate date(int session) {
    return whole.date(first + session);
  }

  @Override
  public Optional<Named> groups() {
    return whole.groups();
  }

  @Override
  public Optional<SessionSeries> market(int horizon) {
    return whole
        .market(horizon)
        .map(
            series ->
                SessionSeries.of(
                    IntStream.range(first, series.sessions()).mapToDouble(series::at).toArray()));
  }
}
