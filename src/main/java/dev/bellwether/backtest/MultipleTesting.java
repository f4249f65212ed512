package dev.bellwether.backtest;

import java.util.stream.IntStream;

/**
 * P-values adjusted for having tested several hypotheses: reject where the adjusted one is at most
 * the level wanted. All take p-values from 0 to 1 and return as many in the same order.
 */
public final class MultipleTesting {
  private MultipleTesting() {}

  /** Times the number of tests. Bounds the chance of any false rejection. */
  public static double[] bonferroni(double[] p) {
    double[] adjusted = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      adjusted[i] = Math.min(1, p[i] * p.length);
    }
    return adjusted;
  }

  /** Holm 1979, Scandinavian Journal of Statistics 6, 65-70: as Bonferroni, and less strict. */
  public static double[] holm(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int i = 0; i < p.length; i++) {
      highest = Math.max(highest, Math.min(1, p[order[i]] * (p.length - i)));
      adjusted[order[i]] = highest;
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300: bounds the
   * expected share of false among all rejections, if tests are independent or positively dependent.
   */
  public static double[] benjaminiHochberg(double[] p) {
    return stepUp(p, 1);
  }

  /** Benjamini and Yekutieli 2001, Annals of Statistics 29, 1165-1188: under any dependence. */
  public static double[] benjaminiYekutieli(double[] p) {
    return stepUp(p, IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum());
  }

  private static double[] stepUp(double[] p, double factor) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      lowest = Math.min(lowest, factor * p[order[i]] * p.length / (i + 1));
      adjusted[order[i]] = lowest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] p) {
    Ranking ranking = new Ranking();
    ranking.sort(p, 0, p.length);
    return IntStream.range(0, p.length).map(ranking::position).toArray();
  }
}
