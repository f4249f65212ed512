package dev.bellwether.report;

import dev.bellwether.report.ReplayDetails.Spread;
import dev.bellwether.report.ReplayReport.Information;
import dev.bellwether.report.ReplayReport.Portfolio;
import dev.bellwether.report.ReplayReport.Test;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the model that scored could have known what came: a model that was trained on text from
 * after a date may remember what it is asked to foretell.
 *
 * @param evidence which dates the other figures of the report are of
 * @param cutoff last date of what the model was trained on; empty where it has none, or nobody says
 * @param cutoffSource who says so, in words
 * @param verdict what came of it
 * @param sentence the same in one plain sentence
 * @param clock when the scores were made; empty where they come from a file
 * @param periods the figures before, around and after the cut-off; empty without one
 * @param comparisons before less after, per horizon
 * @param masking the same texts scored with and without names and dates; empty where none are
 * @param propensity regressions on how well the model remembers each text; empty where nobody says
 */
public record ReplayLookAhead(
    Evidence evidence,
    Optional<LocalDate> cutoff,
    String cutoffSource,
    Verdict verdict,
    String sentence,
    Optional<Clock> clock,
    List<Period> periods,
    List<Comparison> comparisons,
    List<Masking> masking,
    List<Propensity> propensity) {

  /** Days after the cut-off that count as around it: models are updated after their date. */
  public static final int AROUND_DAYS = 90;

  /** Which dates the figures outside this section are of. */
  public enum Evidence {
    /** All, since no cut-off is among them. */
    ALL,
    /** Those after the cut-off. */
    AFTER_CUTOFF,
    /** All, since none is after the cut-off: not evidence. */
    CONTAMINATED;

    /** The name in JSON. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of it. */
  public enum Verdict {
    /** There is a result after the cut-off, and no sign that it was better before. */
    SURVIVES,
    /** There is a result after the cut-off, but it was better before. */
    WEAKENED,
    /** What was there before the cut-off is gone after it. */
    FADES,
    /** It was there before and is not after, but the difference may be chance. */
    UNDECIDED,
    /** There is no result on either side. */
    NOTHING,
    /** No date is after the cut-off. */
    CONTAMINATED,
    /** Every date is after the cut-off. */
    CLEAN,
    /** Nobody says until when the model was trained. */
    UNKNOWN,
    /** The model has no such date. */
    NOT_APPLICABLE;

    /** The name in JSON. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * When the scores were made. A score that nobody could have had at its entry is hypothetical.
   *
   * @param scores that entered
   * @param scoredAfterEntry of these, made after the price they would have traded at
   * @param modelLater of these, about documents known before the model could be asked
   * @param hypothetical either
   * @param released first day on which the model could be asked; empty where nobody says
   */
  public record Clock(
      long scores,
      long scoredAfterEntry,
      long modelLater,
      long hypothetical,
      Optional<LocalDate> released) {}

  /**
   * The figures of one period.
   *
   * @param name before, around or after
   * @param contaminated whether the model may have read what came
   * @param first first entry; empty without any
   * @param last last entry
   * @param sessions entries with a signal that has its returns
   * @param information how well the signal orders returns, one entry a horizon
   * @param spreads top less bottom quantile, per horizon
   * @param portfolio the long-short book in these sessions
   * @param strategy the simulated book in these sessions, after costs; empty for files
   */
  public record Period(
      String name,
      boolean contaminated,
      Optional<LocalDate> first,
      Optional<LocalDate> last,
      int sessions,
      List<Information> information,
      List<Spread> spreads,
      Optional<Portfolio> portfolio,
      Optional<ReplayScrutiny.Figures> strategy) {}

  /**
   * Before less after.
   *
   * @param horizon sessions from entry to exit
   * @param measure {@code rank_ic}, or {@code slope} where a rank IC is not defined
   * @param before mean before the cut-off
   * @param after mean after it and the days around it
   * @param z of the difference, with Newey-West errors
   * @param pValue two-sided
   * @param pHolm corrected for the number of horizons
   * @param flagged whether it was better before, beyond chance at 5 %
   */
  public record Comparison(
      int horizon,
      String measure,
      double before,
      double after,
      double z,
      double pValue,
      double pHolm,
      boolean flagged) {}

  /**
   * One cell of original against masked.
   *
   * @param horizon sessions from entry to exit
   * @param period all, before, around or after
   * @param dates dates on which both have a rank IC
   * @param original mean rank IC of scores of the texts as they are
   * @param masked the same of the texts without names and dates
   * @param difference original less masked
   * @param nonOverlapping test of the difference on dates that do not overlap
   * @param neweyWest the same on all dates
   */
  public record Masking(
      int horizon,
      String period,
      int dates,
      double original,
      double masked,
      double difference,
      Optional<Test> nonOverlapping,
      Optional<Test> neweyWest) {}

  /**
   * One regression {@code r = a + b1 F + b2 L + b3 F L} of returns on signal and look-ahead
   * propensity.
   *
   * @param horizon sessions from entry to exit
   * @param period all, before, around or after
   * @param rows (date, name) rows
   * @param dates dates with a row
   * @param signal b1
   * @param propensity b2
   * @param interaction b3: above 0, the signal is better where the model remembers
   * @param tInteraction of b3, with errors that allow for dependence in and between dates
   * @param pInteraction two-sided
   */
  public record Propensity(
      int horizon,
      String period,
      long rows,
      int dates,
      double signal,
      double propensity,
      double interaction,
      double tInteraction,
      double pInteraction) {}

  /** The same, with when the scores were made. */
  public ReplayLookAhead with(Clock made) {
    return new ReplayLookAhead(
        evidence,
        cutoff,
        cutoffSource,
        verdict,
        sentence,
        Optional.of(made),
        periods,
        comparisons,
        masking,
        propensity);
  }

  /** Nothing can be asked. */
  public static ReplayLookAhead none() {
    return new ReplayLookAhead(
        Evidence.ALL,
        Optional.empty(),
        "no model",
        Verdict.NOT_APPLICABLE,
        "",
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
