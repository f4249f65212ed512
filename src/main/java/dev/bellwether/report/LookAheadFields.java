package dev.bellwether.report;

import dev.bellwether.report.ReplayLookAhead.Clock;
import dev.bellwether.report.ReplayLookAhead.Comparison;
import dev.bellwether.report.ReplayLookAhead.Masking;
import dev.bellwether.report.ReplayLookAhead.Period;
import dev.bellwether.report.ReplayLookAhead.Propensity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names of the figures on look-ahead, the same in JSON and in CSV. Only ever added to. */
final class LookAheadFields {
  private LookAheadFields() {}

  /** Everything, lists and all. */
  static Map<String, @Nullable Object> all(ReplayLookAhead said) {
    return summary(said)
        .with("sentence", said.sentence())
        .with("clock", said.clock().map(clock -> clock(clock).map()))
        .with("periods", list(said.periods(), LookAheadFields::period))
        .with("comparisons", list(said.comparisons(), LookAheadFields::comparison))
        .with("masking", list(said.masking(), LookAheadFields::masking))
        .with("propensity", list(said.propensity(), LookAheadFields::propensity))
        .map();
  }

  /** Without the sentence, which is no figure, and without the lists. */
  static Fields summary(ReplayLookAhead said) {
    return new Fields()
        .with("evidence", said.evidence().key())
        .with("training_cutoff", said.cutoff())
        .with("training_cutoff_source", said.cutoffSource())
        .with("around_days", ReplayLookAhead.AROUND_DAYS)
        .with("verdict", said.verdict().key());
  }

  static Fields clock(Clock clock) {
    return new Fields()
        .with("scores", clock.scores())
        .with("scored_after_entry", clock.scoredAfterEntry())
        .with("model_released_later", clock.modelLater())
        .with("hypothetical", clock.hypothetical())
        .with("model_released", clock.released());
  }

  private static Fields period(Period period) {
    return new Fields()
        .with("period", period.name())
        .with("contaminated", period.contaminated())
        .with("first_session", period.first())
        .with("last_session", period.last())
        .with("sessions", period.sessions())
        .with("information", list(period.information(), ReplayFields::information))
        .with("spreads", list(period.spreads(), DetailFields::spread))
        .with("portfolio", period.portfolio().map(book -> ReplayFields.portfolio(book).map()))
        .with("strategy", period.strategy().map(net -> figures(net).map()));
  }

  private static Fields figures(ReplayScrutiny.Figures net) {
    return new Fields()
        .with("sessions", net.sessions())
        .with("net_annual_return", net.annualReturn())
        .with("net_sharpe", net.sharpe())
        .with("net_max_drawdown", net.maxDrawdown());
  }

  static Fields comparison(Comparison row) {
    return new Fields()
        .with("horizon", row.horizon())
        .with("measure", row.measure())
        .with("before", row.before())
        .with("after", row.after())
        .with("z", row.z())
        .with("p_value", row.pValue())
        .with("p_holm", row.pHolm())
        .with("flagged", row.flagged());
  }

  static Fields masking(Masking cell) {
    return new Fields()
        .with("horizon", cell.horizon())
        .with("period", cell.period())
        .with("dates", cell.dates())
        .with("ic_original", cell.original())
        .with("ic_masked", cell.masked())
        .with("difference", cell.difference())
        .with("t_non_overlapping", ReplayFields.t(cell.nonOverlapping()))
        .with("p_value", ReplayFields.p(cell.nonOverlapping()))
        .with("t_newey_west", ReplayFields.t(cell.neweyWest()))
        .with("p_newey_west", ReplayFields.p(cell.neweyWest()));
  }

  static Fields propensity(Propensity row) {
    return new Fields()
        .with("horizon", row.horizon())
        .with("period", row.period())
        .with("rows", row.rows())
        .with("dates", row.dates())
        .with("signal", row.signal())
        .with("propensity", row.propensity())
        .with("interaction", row.interaction())
        .with("t_interaction", row.tInteraction())
        .with("p_interaction", row.pInteraction());
  }

  private static <T> List<Map<String, @Nullable Object>> list(
      List<T> elements, Function<T, Fields> fields) {
    return elements.stream().map(element -> fields.apply(element).map()).toList();
  }
}
