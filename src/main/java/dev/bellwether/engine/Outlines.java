package dev.bellwether.engine;

import dev.bellwether.Section;
import dev.bellwether.Span;
import dev.bellwether.chunk.Outline;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.SubmissionHeader;
import java.util.List;
import java.util.Optional;

/** Hands filings to the chunker. */
final class Outlines {
  /** No company needs more; a damaged header may. */
  private static final int LONGEST_ABOUT = 160;

  private Outlines() {}

  static Outline of(Filing filing, FilingDocument document) {
    return new Outline(
        about(filing, document),
        document.text(),
        document.elements(),
        document.sections(),
        document.pages());
  }

  /** Such as "Example Inc. 8-K 2024-08-01 EX-99.1". */
  static String about(Filing filing, FilingDocument document) {
    SubmissionHeader header = filing.header();
    String company = header.companies().isEmpty() ? "" : header.companies().get(0).name() + " ";
    String period = header.period().map(day -> " " + day).orElse("");
    String exhibit = document.isExhibit() ? " " + document.type() : "";
    String about = (company + filing.form() + period + exhibit).replaceAll("\\s+", " ").strip();
    return about.length() > LONGEST_ABOUT ? about.substring(0, LONGEST_ABOUT) : about;
  }

  /** The section that a span lies in; sections are in order and few. */
  static Optional<Section> sectionOf(FilingDocument document, Span span) {
    List<Section> sections = document.sections();
    int low = 0;
    int high = sections.size() - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      Span section = sections.get(middle).span();
      if (section.end() <= span.start()) {
        low = middle + 1;
      } else if (section.start() > span.start()) {
        high = middle - 1;
      } else {
        return Optional.of(sections.get(middle));
      }
    }
    return Optional.empty();
  }
}
