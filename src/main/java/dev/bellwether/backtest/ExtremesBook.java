package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * The names with the strongest signals, equally weighted: the highest long and, unless the book is
 * long-only, the lowest short, each side half of the book. Names tied with the last one taken are
 * taken too, so that no order of columns decides. A side without names leaves a long-short book
 * empty.
 *
 * @param share of the names on each side, above 0 and at most 0.5
 * @param leastStrength a long needs at least this signal, a short at most its negative; 0 or more
 * @param longOnly true to hold no shorts
 */
public record ExtremesBook(double share, double leastStrength, boolean longOnly)
    implements TargetBook {
  public ExtremesBook {
    if (!(share > 0 && share <= 0.5) || !(leastStrength >= 0)) {
      throw new IllegalArgumentException(share + " of the names from strength " + leastStrength);
    }
  }

  @Override
  public void weigh(double[] signal, int from, double[] out) {
    double[] present = new double[out.length];
    int names = 0;
    for (int asset = 0; asset < out.length; asset++) {
      if (!Double.isNaN(signal[from + asset])) {
        present[names++] = signal[from + asset];
      }
    }
    Arrays.sort(present, 0, names);
    int taken = Math.max(1, (int) (names * share));
    boolean apart = names >= 2 && present[names - taken] > present[taken - 1];
    double highest = apart ? present[names - taken] : Double.POSITIVE_INFINITY;
    double lowest = apart ? present[taken - 1] : Double.NEGATIVE_INFINITY;
    pick(signal, from, highest, lowest, out);
  }

  private void pick(double[] signal, int from, double highest, double lowest, double[] out) {
    int longs = 0;
    int shorts = 0;
    for (int asset = 0; asset < out.length; asset++) {
      double value = signal[from + asset];
      boolean high = value >= highest && value >= leastStrength;
      boolean low = !longOnly && value <= lowest && value <= -leastStrength;
      out[asset] = high ? 1 : low ? -1 : 0;
      longs += high ? 1 : 0;
      shorts += low ? 1 : 0;
    }
    boolean held = longs > 0 && (longOnly || shorts > 0);
    for (int asset = 0; asset < out.length; asset++) {
      int side = out[asset] > 0 ? longs : shorts;
      out[asset] = held && out[asset] != 0 ? out[asset] / (longOnly ? side : 2.0 * side) : 0;
    }
  }
}
