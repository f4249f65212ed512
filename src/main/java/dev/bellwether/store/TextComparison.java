package dev.bellwether.store;

import java.time.Duration;
import java.util.Optional;

/** How texts are compared; the store keeps sketches without knowing what is in them. */
public interface TextComparison {
  /** How far back a text may repeat another; whole days. */
  Duration window();

  /** What a text is compared by: equal bytes for equal texts. */
  byte[] sketch(String text);

  /** Begins to look at texts in the order of (first published, hash). */
  Finder begin();

  /** Remembers texts, and finds the earlier one that each nearly repeats. */
  interface Finder {
    /**
     * The hash of an earlier text within the window, which must depend on nothing but the texts of
     * the window.
     *
     * @param firstPublished in microseconds since 1970 UTC; not before that of the text given last
     * @param gist from {@link GistTable}; empty where the text has none
     */
    Optional<String> find(String hash, long firstPublished, byte[] sketch, byte[] gist);
  }
}
