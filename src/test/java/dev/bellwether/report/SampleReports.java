package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.BreadthPoint;
import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.CurvePoint;
import dev.bellwether.report.ReplayReport.IcPoint;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.LagTest;
import dev.bellwether.report.ReplayReport.Manifest;
import dev.bellwether.report.ReplayReport.Pooled;
import dev.bellwether.report.ReplayReport.Portfolio;
import dev.bellwether.report.ReplayReport.QuantileRow;
import dev.bellwether.report.ReplayReport.RankIc;
import dev.bellwether.report.ReplayReport.Series;
import dev.bellwether.report.ReplayReport.Shape;
import dev.bellwether.report.ReplayReport.Test;
import dev.bellwether.report.ReplayReport.TurnoverRow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Reports as a replay might make them, the same for the same seed. */
public final class SampleReports {
  private static final List<Integer> HORIZONS = List.of(1, 5, 20);
  private static final int QUANTILES = 5;
  private static final int MIN_NAMES = 10;

  private final Random random;

  private SampleReports(long seed) {
    this.random = new Random(seed);
  }

  /** A year with enough names, three horizons and a book. */
  public static ReplayReport rankIc(long seed) {
    return rankIc(seed, 251);
  }

  /** The same over so many sessions, at least 1. */
  public static ReplayReport rankIc(long seed, int sessions) {
    return new SampleReports(seed).broad(sessions(sessions));
  }

  /** Few names on each date: pooled figures and no book. */
  public static ReplayReport pooled(long seed) {
    return new SampleReports(seed).narrow(sessions(160));
  }

  /** Nothing went in. */
  public static ReplayReport empty() {
    return new ReplayReport(
        ReplayReport.SCHEMA_VERSION,
        "No signal met a price, so there is nothing to say.",
        new Coverage(
            Optional.of(0L),
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Double.NaN,
            MIN_NAMES,
            Optional.of(0.0),
            Map.of()),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        new Series(List.of(), List.of(), List.of()),
        ReplayDetails.none(),
        ReplayScrutiny.none(),
        manifest(Map.of()));
  }

  /** The same report under other settings. */
  public static ReplayReport withSettings(ReplayReport report, Map<String, String> settings) {
    return with(report, report.headline(), manifest(settings));
  }

  /** The same report with another headline and manifest. */
  public static ReplayReport with(ReplayReport report, String headline, Manifest manifest) {
    return new ReplayReport(
        report.schemaVersion(),
        headline,
        report.coverage(),
        report.information(),
        report.quantiles(),
        report.turnover(),
        report.portfolio(),
        report.series(),
        report.details(),
        report.scrutiny(),
        manifest);
  }

  /** A manifest with these settings. */
  public static Manifest manifest(Map<String, String> settings) {
    return new Manifest(
        "20261124T200300Z-7f3a",
        "bellwether replay --from 2014-01-02 --to 2014-12-31 --horizons 1,5,20 --quantiles 5"
            + " --cost-bp 5 --report tear-sheet.html",
        "0.1.0",
        "embedded lexicon-lm headline/3 temperature=0",
        settings,
        Map.of("scores", "sha256:9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab"),
        0);
  }

  private ReplayReport broad(List<LocalDate> sessions) {
    List<IcPoint> ic = new ArrayList<>();
    List<BreadthPoint> breadth = new ArrayList<>();
    List<CurvePoint> curve = new ArrayList<>();
    double[] previous = new double[HORIZONS.size()];
    double gross = 1;
    double net = 1;
    double peak = 1;
    double deepest = 0;
    for (LocalDate session : sessions) {
      int names = Math.max(6, (int) (24 + 6 * random.nextGaussian()));
      breadth.add(new BreadthPoint(session, names));
      for (int i = 0; i < HORIZONS.size(); i++) {
        double persistence = 1 - 1.0 / HORIZONS.get(i);
        double noise = Math.sqrt(1 - persistence * persistence) * random.nextGaussian() * 0.2;
        previous[i] = persistence * previous[i] + noise;
        ic.add(new IcPoint(session, HORIZONS.get(i), Math.tanh(0.03 + previous[i]), names));
      }
      double earned = 0.0006 + 0.008 * random.nextGaussian();
      gross *= 1 + earned;
      net *= 1 + earned - 0.0004;
      peak = Math.max(peak, net);
      deepest = Math.min(deepest, net / peak - 1);
      curve.add(new CurvePoint(session, gross, net));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("half_life", "3 sessions");
    settings.put("min_names", "10");
    settings.put("seed", "7");
    return new ReplayReport(
        ReplayReport.SCHEMA_VERSION,
        "The signal orders next-session returns weakly (rank IC 0.03) and the book does not clearly"
            + " survive its costs; one year is too short to tell.",
        coverage(sessions, breadth, 24),
        information(ic),
        quantiles(sessions.size()),
        turnover(),
        Optional.of(
            new Portfolio(
                sessions.size(),
                5,
                gross - 1,
                net - 1,
                sessions.size() > 1 ? Optional.of(1.184) : Optional.empty(),
                sessions.size() > 1 ? Optional.of(0.391) : Optional.empty(),
                deepest,
                0.8123,
                Optional.of(7.4))),
        new Series(ic, curve, breadth),
        details(sessions.size()),
        SampleScrutiny.of(curve),
        manifest(settings));
  }

  private ReplayReport narrow(List<LocalDate> sessions) {
    List<BreadthPoint> breadth =
        sessions.stream().map(s -> new BreadthPoint(s, 1 + random.nextInt(4))).toList();
    return new ReplayReport(
        ReplayReport.SCHEMA_VERSION,
        "Too few names per session for a cross-section; pooled over all rows the signal says"
            + " nothing that chance would not.",
        coverage(sessions, breadth, 2.5),
        List.of(
            new Pooled(
                1, 160, 402, Optional.of(0.0213), Optional.of(0.0187), test(160, 0.43, 0.667)),
            new Pooled(
                5, 156, 391, Optional.of(-0.0311), Optional.of(-0.02), test(156, -0.6, 0.55)),
            new Pooled(20, 1, 1, Optional.empty(), Optional.empty(), Optional.empty())),
        List.of(),
        List.of(),
        Optional.empty(),
        new Series(List.of(), List.of(), breadth),
        ReplayDetails.none(),
        ReplayScrutiny.none(),
        manifest(Map.of("min_names", "10")));
  }

  private static Optional<Test> test(int n, double t, double p) {
    return Optional.of(new Test(n, t, p));
  }

  private static Coverage coverage(
      List<LocalDate> sessions, List<BreadthPoint> breadth, double medianNames) {
    Map<String, Long> drops = new LinkedHashMap<>();
    drops.put("no bar at entry", 1_312L);
    drops.put("ticker not in the universe", 407L);
    drops.put("known after the last session", 12L);
    return new Coverage(
        Optional.of(18_442L),
        21_067,
        63,
        Optional.of(sessions.get(0)),
        Optional.of(sessions.get(sessions.size() - 1)),
        sessions.size(),
        (int) breadth.stream().filter(point -> point.names() >= MIN_NAMES).count(),
        medianNames,
        MIN_NAMES,
        Optional.of(0.214),
        drops);
  }

  private static List<Information> information(List<IcPoint> points) {
    return HORIZONS.stream().<Information>map(h -> rankIc(points, h)).toList();
  }

  private static RankIc rankIc(List<IcPoint> points, int horizon) {
    double[] ic =
        points.stream().filter(p -> p.horizon() == horizon).mapToDouble(IcPoint::ic).toArray();
    double mean = Stream.of(ic).flatMapToDouble(java.util.Arrays::stream).average().orElseThrow();
    double squares = java.util.Arrays.stream(ic).map(v -> (v - mean) * (v - mean)).sum();
    if (ic.length < 2) {
      return new RankIc(
          horizon,
          ic.length,
          mean,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          horizon - 1,
          Optional.empty(),
          Shape.none(),
          List.of());
    }
    double std = Math.sqrt(squares / (ic.length - 1));
    double naive = mean / std * Math.sqrt(ic.length);
    double robust = naive / Math.sqrt(horizon);
    return new RankIc(
        horizon,
        ic.length,
        mean,
        Optional.of(std),
        test(ic.length / horizon, robust, pValue(robust)),
        test(ic.length, robust * 1.06, pValue(robust * 1.06)),
        horizon - 1,
        test(ic.length, naive, pValue(naive)),
        new Shape(
            Optional.of(mean / std), Optional.of(-0.21), Optional.of(0.34), Optional.of(0.026)),
        List.of(
            new LagTest(horizon, std / 9, robust, pValue(robust)),
            new LagTest(2 * horizon, std / 8, robust * .9, pValue(robust * .9))));
  }

  /** Near enough for a sample: the logistic approximation of the normal distribution. */
  private static double pValue(double t) {
    return 2 / (1 + Math.exp(1.702 * Math.abs(t)));
  }

  private List<QuantileRow> quantiles(int sessions) {
    List<QuantileRow> rows = new ArrayList<>();
    for (int horizon : HORIZONS) {
      for (int quantile = 1; quantile <= QUANTILES; quantile++) {
        double scale = 0.0004 * Math.sqrt(horizon);
        double mean = scale * ((quantile - 3) * 0.6 + random.nextGaussian() * 0.5);
        rows.add(
            new QuantileRow(
                horizon,
                quantile,
                mean,
                sessions > 1 ? Optional.of(scale * 0.55) : Optional.empty(),
                mean + 0.0003 * horizon,
                Optional.of(mean * 0.9),
                Math.max(1, sessions * 5L - horizon)));
      }
    }
    return rows;
  }

  private static List<TurnoverRow> turnover() {
    return List.of(
        turnover(1, 0.412, 0.387, Optional.of(0.634)),
        turnover(5, 0.702, 0.688, Optional.of(0.211)),
        turnover(20, 0.79, 0.801, Optional.empty()));
  }

  private static TurnoverRow turnover(
      int horizon, double bottom, double top, Optional<Double> autocorrelation) {
    return new TurnoverRow(
        horizon,
        Optional.of(bottom),
        Optional.of(top),
        autocorrelation,
        List.of(
            Optional.of(bottom),
            Optional.of(0.79),
            Optional.empty(),
            Optional.of(0.81),
            Optional.of(top)));
  }

  private static ReplayDetails details(int sessions) {
    List<ReplayDetails.EventPoint> curve = new ArrayList<>();
    for (int quantile = 1; quantile <= QUANTILES; quantile++) {
      for (int offset = -3; offset <= 6; offset++) {
        double mean = 0.0002 * (quantile - 3) * offset;
        curve.add(
            new ReplayDetails.EventPoint(quantile, offset, mean, Optional.of(1e-4), sessions));
      }
    }
    return new ReplayDetails(
        List.of(),
        List.of(
            new ReplayDetails.GroupIc(1, "Energy", sessions, Optional.of(0.041)),
            new ReplayDetails.GroupIc(1, "", sessions, Optional.empty())),
        List.of(
            new ReplayDetails.Spread(
                1,
                sessions,
                0.0011,
                Optional.of(0.012),
                test(sessions, 1.45, 0.147),
                test(sessions, 1.39, 0.165),
                4,
                test(sessions, 1.45, 0.147),
                List.of(new LagTest(0, 7.6e-4, 1.45, 0.147)))),
        List.of(
            new ReplayDetails.LongShort(
                1,
                "group_neutral",
                sessions,
                0.0006,
                Optional.of(
                    new ReplayDetails.Costs(
                        0.81, 5, Optional.of(7.4), Optional.of(1.18), Optional.of(0.39))),
                "universe",
                Optional.of(0.00058),
                Optional.of(0.157),
                Optional.of(-0.031),
                test(sessions, 1.2, 0.23),
                Optional.empty())),
        List.of(
            new ReplayDetails.Decay(1, sessions, Optional.of(0.03), Optional.of(0.03)),
            new ReplayDetails.Decay(2, sessions, Optional.of(0.036), Optional.of(0.019)),
            new ReplayDetails.Decay(3, 0, Optional.empty(), Optional.empty())),
        Optional.of(new ReplayDetails.DecayFit(0.03, 1.52)),
        curve);
  }

  private static List<LocalDate> sessions(int count) {
    return Stream.iterate(LocalDate.of(2014, 1, 2), date -> date.plusDays(1))
        .filter(d -> d.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .limit(count)
        .toList();
  }
}
