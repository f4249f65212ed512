package dev.bellwether.chunk;

import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.Optional;

/**
 * A chunk of a filing.
 *
 * @param ordinal 0, 1, 2 ... in reading order
 * @param section what it belongs to; empty for covers, signatures and exhibits
 * @param kind text or a table
 * @param span where it lies in the outline's text
 * @param text exactly what the span covers
 * @param context what a reader must know besides: whose filing, which item, and the header row of a
 *     table that goes on here
 * @param tokens of text and context together, for the model that will read it
 */
public record Passage(
    int ordinal,
    Optional<Section> section,
    Kind kind,
    Span span,
    String text,
    String context,
    int tokens) {

  /** What a chunk of a filing is made of. */
  public enum Kind {
    /** Headings, paragraphs, lists. */
    TEXT,
    /** A table with the lines that announce it, or some of its rows. */
    TABLE
  }
}
