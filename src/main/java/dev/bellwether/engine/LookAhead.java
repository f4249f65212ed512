package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.report.ReplayLookAhead.Evidence;
import dev.bellwether.report.ReplayLookAhead.Masking;
import dev.bellwether.report.ReplayLookAhead.Propensity;
import dev.bellwether.report.ReplayLookAhead.Verdict;
import dev.bellwether.report.ReplayReport.Information;
import java.util.List;
import java.util.Optional;

/**
 * Tells dates that are evidence from dates that the model may remember.
 *
 * @param report what is to be said of it
 * @param panel the dates that all other figures are of
 * @param first the first session of them in the whole panel
 * @param cut signals on other dates
 */
record LookAhead(ReplayLookAhead report, DatedPanel panel, int first, long cut) {

  /**
   * Divides a panel at the training cut-off of the model, if it has one.
   *
   * @param strategy the simulated book of the panel, where there is one
   */
  static LookAhead of(
      DatedPanel panel, ReplaySettings rules, ModelDates model, Optional<ReplayStrategy> strategy) {
    if (model.cutoff().isEmpty()) {
      Verdict verdict = model.remembers() ? Verdict.UNKNOWN : Verdict.NOT_APPLICABLE;
      return new LookAhead(undivided(model, verdict, Evidence.ALL), panel, 0, 0);
    }
    CutoffPeriods periods = new CutoffPeriods(model.cutoff().get());
    int first = periods.firstAfter(panel);
    long cut = signals(panel.factor(), 0, first);
    if (cut == 0) {
      return new LookAhead(undivided(model, Verdict.CLEAN, Evidence.ALL), panel, 0, 0);
    }
    LookAheadMeasures measures = LookAheadMeasures.of(panel, rules, model.cutoff().get(), strategy);
    if (measures.occupied(CutoffPeriods.Period.AFTER) == 0) {
      ReplayLookAhead report =
          divided(model, measures, Verdict.CONTAMINATED, Evidence.CONTAMINATED);
      return new LookAhead(report, panel, 0, 0);
    }
    Verdict verdict =
        new LookAheadVerdict(model).of(before(measures), after(measures), measures.comparisons());
    return new LookAhead(
        divided(model, measures, verdict, Evidence.AFTER_CUTOFF),
        LaterPanel.of(panel, first),
        first,
        cut);
  }

  /** The dates that count of another panel of the same sessions. */
  DatedPanel evidenceOf(DatedPanel other) {
    return LaterPanel.of(other, first);
  }

  /** The same, with what masks and memory say of it. */
  LookAhead with(List<Masking> masking, List<Propensity> propensity) {
    String sentence = LookAheadVerdict.continued(report.sentence(), masking, propensity);
    return new LookAhead(report.with(masking, propensity, sentence), panel, first, cut);
  }

  private static List<Information> before(LookAheadMeasures measures) {
    return measures.information(CutoffPeriods.Period.BEFORE);
  }

  private static List<Information> after(LookAheadMeasures measures) {
    return measures.information(CutoffPeriods.Period.AFTER);
  }

  private static long signals(Panel factor, int from, int to) {
    long count = 0;
    for (int session = from; session < to; session++) {
      for (int asset = 0; asset < factor.assets(); asset++) {
        count += Double.isNaN(factor.at(session, asset)) ? 0 : 1;
      }
    }
    return count;
  }

  private static ReplayLookAhead undivided(ModelDates model, Verdict verdict, Evidence evidence) {
    return new ReplayLookAhead(
        evidence,
        model.cutoff(),
        model.source(),
        verdict,
        new LookAheadVerdict(model).sentence(verdict, List.of(), List.of(), List.of()),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static ReplayLookAhead divided(
      ModelDates model, LookAheadMeasures measures, Verdict verdict, Evidence evidence) {
    return new ReplayLookAhead(
        evidence,
        model.cutoff(),
        model.source(),
        verdict,
        new LookAheadVerdict(model)
            .sentence(verdict, before(measures), after(measures), measures.comparisons()),
        Optional.empty(),
        measures.periods(),
        measures.comparisons(),
        List.of(),
        List.of());
  }
}
