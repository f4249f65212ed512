package dev.bellwether.filing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the SGML header of a submission: lines of "NAME: value" and a few tags. */
final class HeaderReader {
  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final String ACCEPTED = "<ACCEPTANCE-DATETIME>";
  private static final int LONGEST_HEADER = 1_000_000;

  private String accession = "";
  private String form = "";
  private Optional<Instant> acceptedAt = Optional.empty();
  private Optional<LocalDate> period = Optional.empty();
  private Optional<LocalDate> filedOn = Optional.empty();
  private final List<String> items = new ArrayList<>();
  private final Map<String, SubmissionHeader.Company> companies = new LinkedHashMap<>();
  private String name = "";

  private HeaderReader() {}

  static SubmissionHeader read(String head) {
    if (head.isBlank()) {
      return SubmissionHeader.NONE;
    }
    HeaderReader reader = new HeaderReader();
    String header = head.length() > LONGEST_HEADER ? head.substring(0, LONGEST_HEADER) : head;
    header.lines().forEach(reader::line);
    return new SubmissionHeader(
        reader.accession,
        reader.form,
        reader.acceptedAt,
        reader.period,
        reader.filedOn,
        reader.items,
        List.copyOf(reader.companies.values()));
  }

  private void line(String line) {
    String text = line.strip();
    if (text.startsWith(ACCEPTED)) {
      acceptedAt = easternTime(text.substring(ACCEPTED.length()).strip());
      return;
    }
    int colon = text.indexOf(':');
    if (colon > 0) {
      field(text.substring(0, colon), text.substring(colon + 1).strip());
    }
  }

  private void field(String field, String value) {
    switch (field) {
      case "ACCESSION NUMBER" -> accession = value;
      case "CONFORMED SUBMISSION TYPE" -> form = value;
      case "CONFORMED PERIOD OF REPORT" -> period = date(value);
      case "FILED AS OF DATE" -> filedOn = date(value);
      case "ITEM INFORMATION" -> {
        if (!value.isEmpty()) {
          items.add(value);
        }
      }
      case "COMPANY CONFORMED NAME" -> name = value;
      case "CENTRAL INDEX KEY" -> company(value);
      default -> {
        // Addresses, former names and file numbers are of no use here.
      }
    }
  }

  private void company(String key) {
    String cik = key.replaceFirst("^0+(?=.)", "");
    companies.putIfAbsent(cik, new SubmissionHeader.Company(cik, name));
  }

  /** EDGAR writes the time in New York, without saying so. */
  private static Optional<Instant> easternTime(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, TIME).atZone(EASTERN).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
