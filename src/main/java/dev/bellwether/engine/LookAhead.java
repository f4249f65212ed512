package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.report.ReplayLookAhead.Evidence;
import dev.bellwether.report.ReplayLookAhead.Verdict;
import dev.bellwether.report.ReplayReport.Information;
import java.util.List;
import java.util.Optional;

/**
 * Tells dates that are evidence from dates that the model may remember.
 *
 * @param report what is to be said of it
 * @param panel the dates that all other figures are of
 * @param cut signals on other dates
 */
record LookAhead(ReplayLookAhead report, DatedPanel panel, long cut) {

  /**
   * Divides a panel at the training cut-off of the model, if it has one.
   *
   * @param strategy the simulated book of the panel, where there is one
   */
  static LookAhead of(
      DatedPanel panel,
      Settings.Replay rules,
      ModelDates model,
      Optional<ReplayStrategy> strategy) {
    if (model.cutoff().isEmpty()) {
      Verdict verdict = model.remembers() ? Verdict.UNKNOWN : Verdict.NOT_APPLICABLE;
      return new LookAhead(undivided(model, verdict, Evidence.ALL), panel, 0);
    }
    CutoffPeriods periods = new CutoffPeriods(model.cutoff().get());
    int first = periods.firstAfter(panel);
    long cut = signals(panel.factor(), 0, first);
    if (cut == 0) {
      return new LookAhead(undivided(model, Verdict.CLEAN, Evidence.ALL), panel, 0);
    }
    LookAheadMeasures measures = LookAheadMeasures.of(panel, rules, model.cutoff().get(), strategy);
    if (measures.occupied(CutoffPeriods.Period.AFTER) == 0) {
      ReplayLookAhead report =
          divided(model, measures, Verdict.CONTAMINATED, Evidence.CONTAMINATED);
      return new LookAhead(report, panel, 0);
    }
    Verdict verdict =
        new LookAheadVerdict(model).of(before(measures), after(measures), measures.comparisons());
    return new LookAhead(
        divided(model, measures, verdict, Evidence.AFTER_CUTOFF), LaterPanel.of(panel, first), cut);
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
