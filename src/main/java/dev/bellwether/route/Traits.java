package dev.bellwether.route;

import java.util.Set;

/**
 * What a route depends on.
 *
 * @param chars length of the text
 * @param filing true for a filing, false for an article
 * @param items of a filing, such as {@code 2.02}
 * @param critical true if a decision hangs on the answer
 */
public record Traits(int chars, boolean filing, Set<String> items, boolean critical) {
  public Traits {
    items = Set.copyOf(items);
  }

  /** An article of this length. */
  public static Traits article(int chars) {
    return new Traits(chars, false, Set.of(), false);
  }
}
