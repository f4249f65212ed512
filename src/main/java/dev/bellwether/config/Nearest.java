package dev.bellwether.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * Finds the name a user most likely meant. Distance is optimal string alignment: insertions,
 * deletions, substitutions and swaps of neighbours (Damerau, "A technique for computer detection
 * and correction of spelling errors", CACM 7(3), 1964). Case does not count.
 */
public final class Nearest {
  // Names are far shorter; a pasted novel must not cost minutes.
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The nearest of the valid names, the first of equals.
   *
   * @throws IllegalArgumentException if there are no valid names
   */
  public static String to(String typed, Collection<String> valid) {
    String start = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    String wanted = start.toLowerCase(Locale.ROOT);
    return valid.stream()
        .min(Comparator.comparingInt(name -> unlikeness(wanted, name.toLowerCase(Locale.ROOT))))
        .orElseThrow(() -> new IllegalArgumentException("no names"));
  }

  /** Leaving out the group costs one letter, leaving out the end of the name two. */
  private static int unlikeness(String typed, String name) {
    int whole = distance(typed, name);
    boolean grouped = typed.contains(".");
    String last = name.substring(name.lastIndexOf('.') + 1);
    int withoutGroup = grouped ? whole : distance(typed, last) + 1;
    boolean abbreviated =
        typed.length() >= 3 && (name.startsWith(typed) || (!grouped && last.startsWith(typed)));
    return Math.min(abbreviated ? 2 : whole, Math.min(whole, withoutGroup));
  }

  /** How many insertions, deletions, substitutions and swaps lie between the two. */
  public static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
