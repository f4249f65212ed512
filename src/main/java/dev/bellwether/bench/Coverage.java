package dev.bellwether.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How right the model is on the texts it is surest of.
 *
 * @param share of the texts, the surest first, from 0 to 1
 * @param n how many texts that is
 * @param accuracy share of right answers among them
 */
public record Coverage(double share, int n, double accuracy) {
  private static final List<Double> SHARES = List.of(0.3, 0.5, 0.7, 1.0);

  /** Accuracy at 30, 50, 70 and 100 % coverage; empty without judgements. */
  public static List<Coverage> of(List<Judgement> judgements) {
    List<Judgement> surest = new ArrayList<>(judgements);
    surest.sort(Comparator.comparingDouble(Judgement::confidence).reversed());
    List<Coverage> rows = new ArrayList<>();
    for (double share : SHARES) {
      int n = (int) Math.round(share * surest.size());
      if (n > 0) {
        long right = surest.subList(0, n).stream().filter(Judgement::right).count();
        rows.add(new Coverage(share, n, (double) right / n));
      }
    }
    return rows;
  }
}
