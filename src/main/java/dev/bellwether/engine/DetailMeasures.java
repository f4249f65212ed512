package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.EventCurve;
import dev.bellwether.backtest.InformationCoefficient;
import dev.bellwether.backtest.Neutrality;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayDetails;
import dev.bellwether.report.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The figures of a replay beyond its summary; without breadth there are none. */
final class DetailMeasures {
  private final DatedPanel panel;
  private final ReplaySettings rules;
  private final ReplayMeasures measures;
  private final CleanSample broad;

  private DetailMeasures(DatedPanel panel, ReplaySettings rules, ReplayMeasures measures) {
    this.panel = panel;
    this.rules = rules;
    this.measures = measures;
    this.broad = measures.broad();
  }

  static ReplayDetails of(
      DatedPanel panel, ReplaySettings rules, ReplayMeasures measures, ReplayExtras extras) {
    return measures.hasBreadth()
        ? new DetailMeasures(panel, rules, measures).details(extras)
        : ReplayDetails.none();
  }

  private ReplayDetails details(ReplayExtras extras) {
    DecayMeasures decay = DecayMeasures.of(panel, extras.decay(), rules.minNames());
    return new ReplayDetails(
        groupNeutral(),
        groups(),
        measures.spreads(),
        PortfolioMeasures.of(panel, broad, rules.horizons(), rules.costBps()),
        decay.points(),
        decay.fit(),
        extras.curve().map(this::curve).orElse(List.of()));
  }

  private List<ReplayReport.RankIc> groupNeutral() {
    return panel
        .groups()
        .map(named -> new Neutrality.GroupDemeaned(named.ofAsset()))
        .map(
            neutrality ->
                rules.horizons().stream()
                    .map(h -> InformationCoefficient.rank(broad, h, neutrality, rules.minNames()))
                    .flatMap(ic -> measures.rankIc(ic, Optional.empty()).stream())
                    .toList())
        .orElse(List.of());
  }

  private List<ReplayDetails.GroupIc> groups() {
    List<ReplayDetails.GroupIc> rows = new ArrayList<>();
    panel.groups().ifPresent(named -> addGroups(named, rows));
    return rows;
  }

  /** Inside a group two names are enough: the coefficients are averaged, not tested. */
  private void addGroups(DatedPanel.Named named, List<ReplayDetails.GroupIc> rows) {
    for (int index = 0; index < named.names().size(); index++) {
      int group = index;
      CleanSample inGroup =
          broad.only(session -> true, asset -> named.ofAsset().of(asset) == group);
      for (int horizon : rules.horizons()) {
        SeriesSummary summary =
            InformationCoefficient.rank(inGroup, horizon, new Neutrality.Raw(), 2).summary();
        rows.add(
            new ReplayDetails.GroupIc(
                horizon, named.names().get(group), summary.n(), boxed(summary.mean())));
      }
    }
  }

  private List<ReplayDetails.EventPoint> curve(ReplayExtras.Window window) {
    List<ReplayDetails.EventPoint> points = new ArrayList<>();
    IntStream.rangeClosed(window.from(), window.to())
        .mapToObj(offset -> EventCurve.of(broad, measures.buckets(), panel.prices(), offset))
        .forEach(curve -> addPoints(curve, points));
    return points;
  }

  private static void addPoints(EventCurve curve, List<ReplayDetails.EventPoint> points) {
    for (int q = 1; q <= curve.bySession().size(); q++) {
      SeriesSummary summary = curve.summary(q);
      if (summary.mean().isPresent()) {
        points.add(
            new ReplayDetails.EventPoint(
                q,
                curve.offset(),
                summary.mean().getAsDouble(),
                boxed(summary.standardError()),
                summary.n()));
      }
    }
  }
}
