package dev.bellwether.store;

import dev.bellwether.Content;
import dev.bellwether.Element;
import dev.bellwether.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A document of a filing as it is kept: one row in {@code filings}, and what it consists of.
 *
 * @param content what it says
 * @param accession the submission's number; empty when unknown
 * @param form of the submission
 * @param document the document's own type: the form, or EX-99.1
 * @param cik the company's key; empty when unknown
 * @param company its name; empty when unknown
 * @param period the period or event it reports on
 * @param acceptedAt when EDGAR accepted it
 * @param worthReading false if every item in it is one that is skipped
 * @param elements with spans in {@link Content#text()}
 * @param sections with spans in {@link Content#text()}
 */
public record StoredFiling(
    Content content,
    String accession,
    String form,
    String document,
    String cik,
    String company,
    Optional<LocalDate> period,
    Instant acceptedAt,
    boolean worthReading,
    List<Element> elements,
    List<Section> sections) {
  public StoredFiling {
    elements = List.copyOf(elements);
    sections = List.copyOf(sections);
  }
}
