package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the sections of a document by the items of its form. */
final class SectionFinder {
  private final Reading reading;
  private final List<Element> elements;

  private SectionFinder(Reading reading) {
    this.reading = reading;
    this.elements = reading.elements();
  }

  /** The sections in reading order; empty if the form has no items, or none was found. */
  static List<Section> find(Reading reading, FormFamily family) {
    return new SectionFinder(reading).find(family);
  }

  private List<Section> find(FormFamily family) {
    return switch (family) {
      case CURRENT -> sections(EventItems.choose(reading));
      case ANNUAL, QUARTERLY, FOREIGN_ANNUAL ->
          sections(OrderedItems.choose(reading, ItemTable.of(family.form())));
      case OTHER -> List.of();
    };
  }

  private List<Section> sections(List<Candidate> headings) {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Candidate heading = headings.get(i);
      int next = i + 1 < headings.size() ? headings.get(i + 1).element() : elements.size();
      int last = SectionEnd.last(reading, heading, next, i + 1 == headings.size());
      Span span =
          new Span(elements.get(heading.element()).span().start(), elements.get(last).span().end());
      sections.add(
          new Section(
              heading.item().part(),
              heading.item().item(),
              heading.title(),
              span,
              heading.confidence(),
              SectionState.of(reading, heading, last)));
    }
    return sections;
  }
}
