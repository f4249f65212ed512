package dev.bellwether.report;

import dev.bellwether.report.ReplayDetails.Costs;
import dev.bellwether.report.ReplayDetails.Decay;
import dev.bellwether.report.ReplayDetails.DecayFit;
import dev.bellwether.report.ReplayDetails.EventPoint;
import dev.bellwether.report.ReplayDetails.GroupIc;
import dev.bellwether.report.ReplayDetails.LongShort;
import dev.bellwether.report.ReplayDetails.Spread;
import dev.bellwether.report.ReplayReport.LagTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names of the figures of a replay beyond its summary. Only ever added to. */
final class DetailFields {
  private DetailFields() {}

  /** All sections by name, each a list of entries. */
  static Map<String, List<Fields>> lists(ReplayDetails details) {
    Map<String, List<Fields>> lists = new LinkedHashMap<>();
    lists.put("information_group_neutral", list(details.groupNeutral(), ReplayFields::rankIc));
    lists.put("information_by_group", list(details.groups(), DetailFields::group));
    lists.put("spreads", list(details.spreads(), DetailFields::spread));
    lists.put("long_short", list(details.longShort(), DetailFields::longShort));
    lists.put("decay", list(details.decay(), DetailFields::decay));
    lists.put("decay_fit", list(details.decayFit().stream().toList(), DetailFields::decayFit));
    lists.put("event_curve", list(details.eventCurve(), DetailFields::eventPoint));
    return lists;
  }

  private static <T> List<Fields> list(List<T> entries, Function<T, Fields> fields) {
    return entries.stream().map(fields).toList();
  }

  static Map<String, @Nullable Object> lag(LagTest test) {
    return new Fields()
        .with("lag", test.lag())
        .with("std_error", test.standardError())
        .with("t", test.t())
        .with("p_normal", test.pNormal())
        .map();
  }

  static List<@Nullable Double> nullable(List<Optional<Double>> values) {
    List<@Nullable Double> list = new ArrayList<>();
    values.forEach(value -> list.add(value.orElse(null)));
    return list;
  }

  private static Fields group(GroupIc ic) {
    return new Fields()
        .with("horizon", ic.horizon())
        .with("group", ic.group())
        .with("dates", ic.dates())
        .with("ic_mean", ic.icMean());
  }

  static Fields spread(Spread spread) {
    return new Fields()
        .with("horizon", spread.horizon())
        .with("dates", spread.dates())
        .with("mean", spread.mean())
        .with("std", spread.std())
        .with("t_non_overlapping", ReplayFields.t(spread.nonOverlapping()))
        .with("n_non_overlapping", ReplayFields.n(spread.nonOverlapping()))
        .with("p_value", ReplayFields.p(spread.nonOverlapping()))
        .with("t_newey_west", ReplayFields.t(spread.neweyWest()))
        .with("newey_west_lag", spread.neweyWestLag())
        .with("p_newey_west", ReplayFields.p(spread.neweyWest()))
        .with("t_naive", ReplayFields.t(spread.naive()))
        .with("p_naive", ReplayFields.p(spread.naive()))
        .with("newey_west_by_lag", spread.lags().stream().map(DetailFields::lag).toList());
  }

  private static Fields longShort(LongShort book) {
    return new Fields()
        .with("horizon", book.horizon())
        .with("weighting", book.weighting())
        .with("dates", book.dates())
        .with("mean_return", book.meanReturn())
        .with("against", book.against())
        .with("alpha", book.alpha())
        .with("annual_alpha", book.annualAlpha())
        .with("beta", book.beta())
        .with("t_alpha_newey_west", ReplayFields.t(book.neweyWestAlpha()))
        .with("p_alpha_newey_west", ReplayFields.p(book.neweyWestAlpha()))
        .with("t_alpha_naive", ReplayFields.t(book.naiveAlpha()))
        .with("p_alpha_naive", ReplayFields.p(book.naiveAlpha()))
        .with("mean_turnover", book.costs().map(Costs::meanTurnover))
        .with("cost_basis_points", book.costs().map(Costs::costBasisPoints))
        .with("break_even_basis_points", book.costs().flatMap(Costs::breakEvenBasisPoints))
        .with("gross_sharpe", book.costs().flatMap(Costs::grossSharpe))
        .with("net_sharpe", book.costs().flatMap(Costs::netSharpe));
  }

  private static Fields decay(Decay point) {
    return new Fields()
        .with("horizon", point.horizon())
        .with("dates", point.dates())
        .with("cumulative_ic", point.cumulativeIc())
        .with("marginal_ic", point.marginalIc());
  }

  private static Fields decayFit(DecayFit fit) {
    return new Fields().with("first_ic", fit.first()).with("half_life_sessions", fit.halfLife());
  }

  static Fields eventPoint(EventPoint point) {
    return new Fields()
        .with("quantile", point.quantile())
        .with("offset", point.offset())
        .with("mean_return", point.meanReturn())
        .with("std_error", point.stdError())
        .with("dates", point.dates());
  }
}
