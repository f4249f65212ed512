package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Jumps of a price that look like a share split nobody adjusted for: from one price of an asset to
 * the next by the ratio of a usual split, within a few percent. A crash to a half looks the same;
 * only the user can tell.
 */
public final class SplitSuspects {
  /** New shares for each old one, and how close a jump must come: closer to what news can do. */
  private static final double[][] USUAL = {
    {1.5, .03},
    {2, .05},
    {3, .05},
    {4, .05},
    {5, .05},
    {6, .05},
    {7, .05},
    {8, .05},
    {10, .05},
    {12, .05},
    {15, .05},
    {20, .05},
    {25, .05},
    {30, .05},
    {40, .05},
    {50, .05},
    {100, .05}
  };

  /** A smaller jump is no split, so that most cells need one comparison only. */
  private static final double SMALLEST = 1.4;

  /**
   * One jump.
   *
   * @param session on which the price is the new one
   * @param asset its column
   * @param ratio new price / old price
   * @param shares new shares for each old one; below 1 for a reverse split
   */
  public record Suspect(int session, int asset, double ratio, double shares) {}

  private SplitSuspects() {}

  /** All of them, session by session. Prices that are missing in between are passed over. */
  public static List<Suspect> of(Panel prices) {
    double[] last = new double[prices.assets()];
    Arrays.fill(last, Double.NaN);
    List<Suspect> found = new ArrayList<>();
    double[] cells = prices.cells();
    int cell = 0;
    for (int session = 0; session < prices.sessions(); session++) {
      for (int asset = 0; asset < last.length; asset++) {
        double price = cells[cell++];
        if (price > 0 && price < Double.POSITIVE_INFINITY) {
          double ratio = price / last[asset];
          if (ratio > SMALLEST || ratio < 1 / SMALLEST) {
            add(session, asset, ratio, found);
          }
          last[asset] = price;
        }
      }
    }
    return found;
  }

  private static void add(int session, int asset, double ratio, List<Suspect> found) {
    for (double[] split : USUAL) {
      if (Math.abs(Math.log(ratio * split[0])) < split[1]) {
        found.add(new Suspect(session, asset, ratio, split[0]));
        return;
      }
      if (Math.abs(Math.log(ratio / split[0])) < split[1]) {
        found.add(new Suspect(session, asset, ratio, 1 / split[0]));
        return;
      }
    }
  }

  /** The prices as if those jumps were splits: earlier ones divided by the new shares. */
  public static Panel adjusted(Panel prices, List<Suspect> suspects) {
    double[] cells = prices.cells().clone();
    for (Suspect suspect : suspects) {
      for (int session = 0; session < suspect.session(); session++) {
        cells[session * prices.assets() + suspect.asset()] /= suspect.shares();
      }
    }
    return Panel.over(prices.sessions(), prices.assets(), cells);
  }
}
