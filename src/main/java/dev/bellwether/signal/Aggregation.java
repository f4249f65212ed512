package dev.bellwether.signal;

import java.util.Arrays;

/** Lays scores out by session and ticker, and fades them. Rows begin a run-in before the result. */
final class Aggregation {
  /**
   * Strengths are rounded to 1e-12, so that tickers whose scores and ages are alike tie in a
   * ranking instead of being told apart by rounding errors.
   */
  private static final double TIE = 1e12;

  private final SignalRule rule;
  private final int tickers;
  private final int runIn;
  private final int rows;
  private final double[] sum;
  private final double[] weight;
  private final int[] count;

  Aggregation(KnownScores scores, int tickers, int firstOrdinal, int sessions, SignalRule rule) {
    this.rule = rule;
    this.tickers = tickers;
    runIn = runIn(scores, firstOrdinal, rule);
    rows = sessions + runIn;
    sum = new double[rows * tickers];
    weight = new double[rows * tickers];
    count = new int[rows * tickers];
    for (int i = 0; i < scores.ticker().length; i++) {
      int row = scores.entryOrdinal()[i] - firstOrdinal + runIn;
      boolean counts = scores.entryOrdinal()[i] != SignalPanel.NEVER && scores.weight()[i] > 0;
      if (counts && row >= 0 && row < rows) {
        int cell = row * tickers + scores.ticker()[i];
        sum[cell] += scores.weight()[i] * scores.value()[i];
        weight[cell] += scores.weight()[i];
        count[cell]++;
      }
    }
  }

  /** A signal that outlives its scores may come from long before the first session. */
  private static int runIn(KnownScores scores, int firstOrdinal, SignalRule rule) {
    int maxAge = rule.halfLife().maxAge();
    return rule.silence() == SignalRule.Silence.ABSENT
        ? maxAge
        : Math.max(maxAge, firstOrdinal - scores.firstEntry(firstOrdinal));
  }

  SignalPanel panel(int firstOrdinal, int sessions) {
    double[] strength = new double[rows * tickers];
    int[] evidence = new int[rows * tickers];
    double[] fading = rule.halfLife().weights();
    int from = rule.silence() == SignalRule.Silence.ABSENT ? runIn : 0;
    for (int row = from; row < rows; row++) {
      for (int column = 0; column < tickers; column++) {
        fade(row, column, fading, strength, evidence);
      }
    }
    if (rule.silence() != SignalRule.Silence.ABSENT) {
      bridge(strength);
    }
    return new SignalPanel(
        sessions,
        tickers,
        firstOrdinal,
        Arrays.copyOfRange(strength, runIn * tickers, strength.length),
        Arrays.copyOfRange(evidence, runIn * tickers, evidence.length));
  }

  private void fade(int row, int column, double[] fading, double[] strength, int[] evidence) {
    double numerator = 0;
    double denominator = 0;
    int scores = 0;
    int oldest = Math.min(fading.length - 1, row);
    for (int age = 0; age <= oldest; age++) {
      int cell = (row - age) * tickers + column;
      numerator += fading[age] * sum[cell];
      denominator += fading[age] * weight[cell];
      scores += count[cell];
    }
    int target = row * tickers + column;
    evidence[target] = scores;
    strength[target] = Double.NaN;
    if (scores > 0) {
      double combined = rule.summed() ? numerator : numerator / denominator;
      strength[target] = Math.rint(combined * TIE) / TIE;
    }
  }

  private void bridge(double[] strength) {
    for (int column = 0; column < tickers; column++) {
      double last = Double.NaN;
      int silent = 0;
      for (int cell = column; cell < strength.length; cell += tickers) {
        if (Double.isNaN(strength[cell])) {
          silent++;
          strength[cell] = Double.isNaN(last) ? last : rule.afterSilence(last, silent);
        } else {
          last = strength[cell];
          silent = 0;
        }
      }
    }
  }
}
