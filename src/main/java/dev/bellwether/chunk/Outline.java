package dev.bellwether.chunk;

import dev.bellwether.Element;
import dev.bellwether.Section;
import java.util.List;

/**
 * What a filing's document says and how it is laid out.
 *
 * @param about company, form and period, in a few words, for a reader who sees only one chunk
 * @param text what spans refer to
 * @param elements in reading order; what is left out is in no chunk
 * @param sections in reading order, without overlap; what lies outside belongs to none
 * @param pages where in the text each page but the first starts, rising
 */
public record Outline(
    String about,
    String text,
    List<Element> elements,
    List<Section> sections,
    List<Integer> pages) {
  public Outline {
    elements = List.copyOf(elements);
    sections = List.copyOf(sections);
    pages = List.copyOf(pages);
  }
}
