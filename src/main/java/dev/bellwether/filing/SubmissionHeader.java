package dev.bellwether.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What EDGAR itself says about a submission.
 *
 * @param accession the accession number, such as 0000320193-24-000123; empty when it is not said
 * @param form such as 10-K or 8-K/A; empty when it is not said
 * @param acceptedAt when EDGAR accepted it; the header says it in Eastern time
 * @param period the end of the period, or the day of the event, it reports on
 * @param filedOn the day it counts as filed; after 17:30 Eastern that is the next business day
 * @param items the 8-K items by the names EDGAR gives them, in order
 * @param companies who filed it or is its subject, each once
 */
public record SubmissionHeader(
    String accession,
    String form,
    Optional<Instant> acceptedAt,
    Optional<LocalDate> period,
    Optional<LocalDate> filedOn,
    List<String> items,
    List<Company> companies) {

  /**
   * A company as EDGAR knows it.
   *
   * @param cik its Central Index Key, without leading zeros
   * @param name its name at the time of filing
   */
  public record Company(String cik, String name) {}

  /** What is known of a file that has no header. */
  static final SubmissionHeader NONE =
      new SubmissionHeader(
          "", "", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

  public SubmissionHeader {
    items = List.copyOf(items);
    companies = List.copyOf(companies);
  }
}
