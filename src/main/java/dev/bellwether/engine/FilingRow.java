package dev.bellwether.engine;

/**
 * A chunk, a section or an element of a filing, as {@code chunk} shows it.
 *
 * @param file where it was read; the id of a stored document
 * @param document its type: the form, or EX-99.1
 * @param ordinal 0, 1, 2 ... in its document
 * @param form the filing's form
 * @param part "I", "II" ...; empty where the form has no parts or the row no section
 * @param item the item's number; of an exhibit 99 to an 8-K that it carries; empty for covers,
 *     signatures and other exhibits
 * @param title the section's heading without the number
 * @param kind text or table for chunks, title or body for those of articles; section, or exhibit
 *     for one that is an item's; added, changed or removed; or the element's kind
 * @param start first character in the document's text
 * @param end one past the last
 * @param tokens of text and context
 * @param worth tokens of it that {@code score} would send, of what stands in an item that counts
 * @param priority of the item: 1 goes first, 0 is skipped
 * @param weight of a change: high, medium or low; empty unless it is a delta
 * @param confidence that the section is one; 0 without section
 * @param state full, stub or empty; empty without section
 * @param similarity to the paragraph before, for a delta; otherwise 0
 * @param context what a reader must know besides
 * @param text exactly what the span covers
 */
public record FilingRow(
    String file,
    String document,
    int ordinal,
    String form,
    String part,
    String item,
    String title,
    String kind,
    int start,
    int end,
    int tokens,
    int worth,
    int priority,
    String weight,
    double confidence,
    String state,
    double similarity,
    String context,
    String text) {}
