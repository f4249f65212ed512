package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.List;
import java.util.Locale;

/**
 * One document of a filing, read.
 *
 * @param type such as 10-K or EX-99.1; what the cover says where the file does not
 * @param fileName as filed; empty when unknown
 * @param text what it says; spans of elements and sections are places in it
 * @param elements in reading order; only blanks stand between them
 * @param sections by the items of the form, in reading order; of an exhibit 99 to an 8-K all of it
 *     is the item that it carries, other exhibits have none
 * @param pages where in the text each page but the first starts, rising
 * @param furniture where running heads, footers and page numbers stand in the file
 */
public record FilingDocument(
    String type,
    String fileName,
    String text,
    List<Element> elements,
    List<Section> sections,
    List<Integer> pages,
    List<Span> furniture) {
  public FilingDocument {
    elements = List.copyOf(elements);
    sections = List.copyOf(sections);
    pages = List.copyOf(pages);
    furniture = List.copyOf(furniture);
  }

  /** True for what is filed along with a form: press releases, contracts, certifications. */
  public boolean isExhibit() {
    return type.toUpperCase(Locale.ROOT).startsWith("EX-");
  }
}
