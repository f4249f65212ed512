package dev.bellwether.engine;

import dev.bellwether.backtest.MultipleTesting;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayScrutiny;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in one plain sentence what a replay found, and whether it is anything. */
final class ReplayHeadline {
  private static final double LEVEL = 0.05;
  private static final String TOO_LITTLE = "too little data to test";

  private ReplayHeadline() {}

  static String of(
      ReplayReport.Coverage coverage,
      List<Information> information,
      Optional<ReplayReport.Portfolio> portfolio,
      ReplayScrutiny scrutiny) {
    if (coverage.sessions() == 0) {
      return "No signal meets a price: there is nothing to measure.";
    }
    ReplayLookAhead lookAhead = scrutiny.lookAhead();
    Information first = information.get(0);
    String finding =
        first instanceof ReplayReport.RankIc ic
            ? ranked(ic)
            : pooled((ReplayReport.Pooled) first, coverage);
    return preface(lookAhead)
        + (lookAhead.evidence() == ReplayLookAhead.Evidence.CONTAMINATED
            ? ""
            : verdict(information, lookAhead))
        + finding
        + others(information)
        + portfolio.map(ReplayHeadline::book).orElse("")
        + scrutiny.luck().map(ReplayHeadline::luck).orElse("");
  }

  /** What the figures are worth comes before them. */
  private static String preface(ReplayLookAhead lookAhead) {
    String date = lookAhead.cutoff().map(Object::toString).orElse("");
    return switch (lookAhead.evidence()) {
      case ALL -> "";
      case AFTER_CUTOFF ->
          "Only dates more than 90 days after the training cut-off (" + date + ") count here. ";
      case CONTAMINATED ->
          "Contaminated by what the model may remember (trained until " + date + "), no evidence. ";
    };
  }

  /** The answer first, in words that nobody can take for another. */
  private static String verdict(List<Information> information, ReplayLookAhead lookAhead) {
    double[] p = pValues(information);
    if (p.length == 0) {
      return information.stream().anyMatch(ReplayHeadline::neverVaries)
          ? "No test is possible, since the rank IC never varies. "
          : "No evidence either way. ";
    }
    if (passing(p) == 0) {
      return "No signal found. ";
    }
    if (passing(MultipleTesting.holm(p)) == 0) {
      return "No signal that survives the number of horizons tried. ";
    }
    String found =
        information.get(0) instanceof ReplayReport.Pooled
            ? "Signal found, but only in pooled figures"
            : isInverse(information) ? "Signal found, against the scores" : "Signal found";
    return lookAhead.verdict() == ReplayLookAhead.Verdict.UNKNOWN
        ? found + ", by a model that may have known what happened. "
        : found + ". ";
  }

  /** Whether the surest of the tests says that high scores come before low returns. */
  private static boolean isInverse(List<Information> information) {
    return information.stream()
        .flatMap(each -> test(each).stream())
        .min(Comparator.comparingDouble(ReplayReport.Test::pValue))
        .filter(surest -> surest.t() < 0)
        .isPresent();
  }

  private static double[] pValues(List<Information> information) {
    return information.stream()
        .flatMap(each -> test(each).stream())
        .mapToDouble(ReplayReport.Test::pValue)
        .toArray();
  }

  private static String ranked(ReplayReport.RankIc ic) {
    return format(
        "Mean rank IC at %s is %.4f over %d dates (%s)",
        sessions(ic.horizon()),
        ic.icMean(),
        ic.dates(),
        words(
            ic.nonOverlapping(),
            "non-overlapping t",
            neverVaries(ic) ? constant(ic.icMean()) : TOO_LITTLE));
  }

  /** Then there is data enough, and no spread to measure the mean by. */
  private static boolean neverVaries(Information information) {
    return information instanceof ReplayReport.RankIc ic
        && ic.icStd().filter(s -> s == 0).isPresent();
  }

  private static String constant(double ic) {
    return "the same on every date, so its error cannot be estimated"
        + (Math.abs(ic) == 1
            ? "; scores that order all returns without a fault usually contain them"
            : "");
  }

  private static String pooled(ReplayReport.Pooled pooled, ReplayReport.Coverage coverage) {
    String correlation =
        pooled.spearman().map(value -> format("%.4f", value)).orElse("not defined");
    return format(
        "%s; pooled rank correlation at %s is %s over %d rows (%s)",
        whyPooled(coverage),
        sessions(pooled.horizon()),
        correlation,
        pooled.rows(),
        words(
            pooled.clustered(),
            "t clustered by date",
            pooled.rows() > 2 && pooled.spearman().isEmpty() ? "nothing varies" : TOO_LITTLE));
  }

  private static String whyPooled(ReplayReport.Coverage coverage) {
    return coverage.sessionsWithBreadth() > 1
        ? "No rank IC, since on each date all scores or all returns are equal"
        : format(
            "Insufficient breadth (%d of %d sessions had %d names or more), so no rank IC",
            coverage.sessionsWithBreadth(), coverage.sessions(), coverage.minNames());
  }

  private static String words(Optional<ReplayReport.Test> test, String name, String whyNone) {
    return test.map(
            made ->
                format(
                    "%s %.2f, %s: %s",
                    name,
                    made.t(),
                    PValue.words(made.pValue()),
                    made.pValue() < LEVEL
                        ? "different from zero"
                        : "not distinguishable from zero"))
        .orElse(whyNone);
  }

  private static String others(List<Information> information) {
    if (information.size() < 2) {
      return ".";
    }
    double[] p = pValues(information);
    long passing = passing(p);
    String corrected =
        passing == 0
            ? ""
            : format(", %s after Holm's correction", number(passing(MultipleTesting.holm(p))));
    return format(
        "; %s of %d horizons pass at 5 %%%s.", number(passing), information.size(), corrected);
  }

  private static long passing(double[] p) {
    return Arrays.stream(p).filter(each -> each < LEVEL).count();
  }

  private static String number(long count) {
    return count == 0 ? "none" : String.valueOf(count);
  }

  /** The test to quote. */
  static Optional<ReplayReport.Test> test(Information information) {
    return information instanceof ReplayReport.RankIc ic
        ? ic.nonOverlapping()
        : ((ReplayReport.Pooled) information).clustered();
  }

  private static String book(ReplayReport.Portfolio portfolio) {
    if (portfolio.meanTurnover() == 0) {
      return " The long-short book never trades.";
    }
    String gross = verb(portfolio.grossAnnualReturn());
    String net = verb(portfolio.netAnnualReturn());
    return format(
        " The long-short book %s %.1f %% a year before costs and %s%.1f %% after %.0f bp.",
        gross,
        100 * Math.abs(portfolio.grossAnnualReturn()),
        net.equals(gross) ? "" : net + " ",
        100 * Math.abs(portfolio.netAnnualReturn()),
        portfolio.costBasisPoints());
  }

  /** Whoever tries often finds something, so the number of tries belongs to the finding. */
  private static String luck(ReplayScrutiny.Luck luck) {
    return luck.trials() < 2
        ? ""
        : format(
            " Of %d books tried on these data this is number %d%s.",
            luck.trials(),
            luck.trial(),
            luck.deflated()
                .map(sure -> format("; it is better than their luck with probability %.2f", sure))
                .orElse("; it has too few sessions to be judged"));
  }

  private static String verb(double annualReturn) {
    return annualReturn < 0 ? "loses" : "earns";
  }

  private static String sessions(int horizon) {
    return horizon == 1 ? "1 session" : horizon + " sessions";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
