package dev.bellwether.route;

import dev.bellwether.Ticker;
import java.util.Optional;
import java.util.Set;

/**
 * What a route depends on.
 *
 * @param chars length of the text
 * @param filing true for a filing, false for an article
 * @param items of a filing, such as {@code 2.02}
 * @param jargon the density of {@link Jargon}, from 0 to 1
 * @param ticker whom it is scored for; empty for the text as a whole
 */
public record Traits(
    int chars, boolean filing, Set<String> items, double jargon, Optional<Ticker> ticker) {
  public Traits {
    items = Set.copyOf(items);
  }

  /** Of an article. */
  public static Traits article(String text, Optional<Ticker> ticker) {
    return new Traits(text.length(), false, Set.of(), Jargon.density(text), ticker);
  }
}
