package dev.bellwether.engine;

import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny;
import java.util.List;
import java.util.Optional;

/** From a panel to a report, wherever the panel comes from. */
final class ReplayAnalysis {
  /** What the source of the panel says about what went in. */
  interface Source {
    ReplayReport.Coverage coverage(ReplaySample sample, List<ReplayReport.BreadthPoint> breadth);
  }

  /** What is asked of the figures once they are there. */
  interface Scrutineer {
    ReplayScrutiny scrutiny(List<ReplayReport.Information> information, ReplayReport.Series series);
  }

  private ReplayAnalysis() {}

  /** What can be asked of any replay. */
  static ReplayScrutiny scrutiny(
      List<ReplayReport.Information> information, ReplayReport.Series series) {
    return new ReplayScrutiny(
        ReplayMonths.of(series.ic()),
        ReplayCorrections.of(information, series.ic()),
        Optional.empty(),
        Optional.empty(),
        ReplayLookAhead.none(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /**
   * The report.
   *
   * @param traded the book of the panel, made before, so that its sample is gone by now
   */
  static ReplayReport of(
      DatedPanel panel,
      ReplayBook traded,
      ReplaySettings rules,
      ReplayExtras extras,
      Source source,
      Scrutineer scrutineer,
      ReplayReport.Manifest manifest) {
    ReplaySample sample = ReplaySample.of(panel, rules.horizons(), rules.minNames());
    ReplayMeasures measures = ReplayMeasures.of(panel, sample, rules);
    Optional<ReplayBook> book = sample.hasBreadth() ? Optional.of(traded) : Optional.empty();
    ReplayReport.Series series =
        new ReplayReport.Series(
            measures.icPoints(),
            book.map(ReplayBook::curve).orElse(List.of()),
            measures.breadthPoints());
    extras
        .series()
        .ifPresent(folder -> SeriesFiles.write(folder, panel, measures, rules.horizons(), series));
    ReplayReport.Coverage coverage = source.coverage(sample, series.breadth());
    List<ReplayReport.Information> information = measures.information();
    Optional<ReplayReport.Portfolio> portfolio = book.flatMap(ReplayBook::portfolio);
    ReplayScrutiny scrutiny = scrutineer.scrutiny(information, series);
    return new ReplayReport(
        ReplayReport.SCHEMA_VERSION,
        ReplayHeadline.of(coverage, information, portfolio, scrutiny),
        coverage,
        information,
        measures.quantiles(),
        measures.turnover(),
        portfolio,
        series,
        DetailMeasures.of(panel, rules, measures, extras),
        scrutiny,
        manifest);
  }
}
