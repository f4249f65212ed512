package dev.bellwether.engine;

import dev.bellwether.backtest.MultipleTesting;
import dev.bellwether.report.ReplayLookAhead.Comparison;
import dev.bellwether.report.ReplayLookAhead.Masking;
import dev.bellwether.report.ReplayLookAhead.Propensity;
import dev.bellwether.report.ReplayLookAhead.Verdict;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayReport.Information;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Says in one plain sentence whether a result outlives the training cut-off of its model. */
final class LookAheadVerdict {
  private static final double LEVEL = 0.05;

  private final ModelDates model;

  LookAheadVerdict(ModelDates model) {
    this.model = model;
  }

  /** What is to be said of dates on both sides of the cut-off. */
  Verdict of(List<Information> before, List<Information> after, List<Comparison> comparisons) {
    boolean flagged = comparisons.stream().anyMatch(Comparison::flagged);
    if (tests(after).length == 0) {
      return Verdict.UNDECIDED;
    }
    if (alike(before, after) > 0) {
      return flagged ? Verdict.WEAKENED : Verdict.SURVIVES;
    }
    if (flagged) {
      return Verdict.FADES;
    }
    return passing(before) > 0 ? Verdict.UNDECIDED : Verdict.NOTHING;
  }

  String sentence(
      Verdict verdict,
      List<Information> before,
      List<Information> after,
      List<Comparison> comparisons) {
    return switch (verdict) {
      case SURVIVES ->
          "The result survives " + cutoff() + counts(before, after) + compared(comparisons) + ".";
      case WEAKENED ->
          "The result survives "
              + cutoff()
              + ", but it was better before"
              + counts(before, after)
              + compared(comparisons)
              + ".";
      case FADES ->
          "The result does not survive "
              + cutoff()
              + counts(before, after)
              + compared(comparisons)
              + ".";
      case UNDECIDED ->
          "Whether the result survives "
              + cutoff()
              + " cannot be told: there are too few dates after it to find it again, or to miss it"
              + counts(before, after)
              + compared(comparisons)
              + ".";
      case NOTHING ->
          "There is no result that could survive "
              + cutoff()
              + counts(before, after)
              + compared(comparisons)
              + ".";
      case CONTAMINATED ->
          "Contaminated: no date is later than "
              + cutoff()
              + " by more than 90 days, so the model may remember what it seems to foretell, and"
              + " nothing here is evidence.";
      case CLEAN -> "Every date is later than " + cutoff() + " by more than 90 days.";
      case UNKNOWN ->
          "Until when "
              + model.model()
              + " was trained is not known, so nothing here tells foresight from memory; say it"
              + " with --cutoff.";
      case NOT_APPLICABLE -> notApplicable();
    };
  }

  private String notApplicable() {
    return switch (model.source()) {
      case ModelDates.NOT_GIVEN ->
          "If a language model made these scores, say with --cutoff until when it was trained.";
      case ModelDates.SET_TO_NONE ->
          "The model is said to have no training cut-off, so there is nothing to test.";
      default ->
          "The scores come from rules and a small trained reader, which remember no events; there"
              + " is no training cut-off to test.";
    };
  }

  private String cutoff() {
    return "the training cut-off"
        + (model.model().isEmpty() ? "" : " of " + model.model())
        + model.cutoff().map(date -> " (" + date + ")").orElse("");
  }

  private static String counts(List<Information> before, List<Information> after) {
    return format(
        ": after it %d of %d horizons pass at 5 %% (Holm), before it %d",
        passing(after), after.size(), passing(before));
  }

  private static String compared(List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return "";
    }
    Comparison first = comparisons.get(0);
    return format(
        "; %s at %s is %.4f after and %.4f before (z of the difference %.1f, %s)",
        first.measure().equals("slope") ? "the pooled slope" : "mean rank IC",
        first.horizon() == 1 ? "1 session" : first.horizon() + " sessions",
        first.after(),
        first.before(),
        first.z(),
        PValue.words(first.pValue()));
  }

  /** The sentence with what masks and memory add to it, of the dates they may matter on. */
  static String continued(String sentence, List<Masking> masking, List<Propensity> propensity) {
    String begun = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    String masked =
        masking.stream()
            .filter(cell -> cell.horizon() == masking.get(0).horizon())
            .filter(cell -> cell.nonOverlapping().isPresent())
            .min(Comparator.comparingInt(cell -> cell.period().equals("before") ? 0 : 1))
            .map(cell -> masked(cell, cell.nonOverlapping().orElseThrow()))
            .orElse("");
    String remembered =
        propensity.stream()
            .filter(row -> row.horizon() == propensity.get(0).horizon())
            .min(Comparator.comparingInt(row -> row.period().equals("before") ? 0 : 1))
            .map(LookAheadVerdict::remembered)
            .orElse("");
    return begun + masked + remembered + ".";
  }

  private static String masked(Masking cell, ReplayReport.Test test) {
    String dates = cell.period().equals("all") ? "" : " before it";
    if (test.pValue() >= LEVEL) {
      return format("; masked texts do as well%s (t of the difference %.1f)", dates, test.t());
    }
    return format(
        test.t() > 0
            ? "; masked texts do worse%s (t of the difference %.1f), which points to memory"
            : "; masked texts do better%s (t of the difference %.1f), which points to distraction by"
                + " names",
        dates,
        test.t());
  }

  private static String remembered(Propensity row) {
    String dates = row.period().equals("all") ? "" : " before it";
    boolean lives = row.pInteraction() < LEVEL && row.tInteraction() > 0;
    return format(
        lives
            ? "; the signal is better where the model remembers%s (t %.1f)"
            : "; the signal is no better where the model remembers%s (t %.1f)",
        dates,
        row.tInteraction());
  }

  private static double[] tests(List<Information> information) {
    return information.stream()
        .flatMap(each -> ReplayHeadline.test(each).stream())
        .mapToDouble(ReplayReport.Test::pValue)
        .toArray();
  }

  /** Horizons that pass after the cut-off, in the direction they had before it. */
  private static long alike(List<Information> before, List<Information> after) {
    double[] holm = MultipleTesting.holm(tests(after));
    List<Information> tested =
        after.stream().filter(each -> ReplayHeadline.test(each).isPresent()).toList();
    return IntStream.range(0, holm.length)
        .filter(i -> holm[i] < LEVEL && !isOpposed(before, tested.get(i)))
        .count();
  }

  private static boolean isOpposed(List<Information> before, Information after) {
    double sign = sign(after);
    return before.stream()
        .filter(each -> each.horizon() == after.horizon())
        .anyMatch(each -> sign(each) * sign < 0);
  }

  private static double sign(Information information) {
    return ReplayHeadline.test(information).map(test -> Math.signum(test.t())).orElse(0.0);
  }

  private static long passing(List<Information> information) {
    return Arrays.stream(MultipleTesting.holm(tests(information))).filter(p -> p < LEVEL).count();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
