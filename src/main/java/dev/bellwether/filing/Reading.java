package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Span;
import java.util.List;

/**
 * A document as it reads: its text, and what it consists of.
 *
 * @param text all elements, with an empty line between; only blanks stand outside of elements
 * @param elements in reading order
 * @param emphasis for each element how many characters at its start are bold or underlined
 * @param pages where in the text each page but the first starts, rising
 * @param furniture where running heads, footers and page numbers stand in the source
 * @param pieces paragraphs, lines, rows and cells that it was made of
 * @param isCut true if there were more, which were not read
 */
record Reading(
    String text,
    List<Element> elements,
    int[] emphasis,
    List<Integer> pages,
    List<Span> furniture,
    int pieces,
    boolean isCut) {}
