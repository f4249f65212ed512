package dev.bellwether.filing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * What inline XBRL says on the cover page about the filing itself (the "dei" taxonomy); filings
 * have it since 2019.
 */
final class CoverFacts {
  private static final int LONGEST = 3_000;
  private static final int MOST_SYMBOLS = 20;
  private static final int MOST_TRIES = 100;

  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US),
          DateTimeFormatter.ofPattern("MMMM d,yyyy", Locale.US),
          DateTimeFormatter.ISO_LOCAL_DATE);

  private final String file;

  private CoverFacts(String file) {
    this.file = file;
  }

  /** What the cover adds to a header: only what the header does not say itself. */
  static SubmissionHeader complete(SubmissionHeader header, String file) {
    CoverFacts facts = new CoverFacts(file);
    List<SubmissionHeader.Company> companies = header.companies();
    String name = facts.first("EntityRegistrantName");
    if (companies.isEmpty() && !name.isEmpty()) {
      String cik = facts.first("EntityCentralIndexKey").replaceFirst("^0+(?=.)", "");
      companies = List.of(new SubmissionHeader.Company(cik, name));
    }
    return new SubmissionHeader(
        header.accession(),
        header.form().isEmpty() ? facts.first("DocumentType") : header.form(),
        header.acceptedAt(),
        header.period().or(() -> date(facts.first("DocumentPeriodEndDate"))),
        header.filedOn(),
        header.items(),
        companies);
  }

  /** The trading symbols on the cover, each once. */
  static List<String> symbols(String file) {
    Set<String> symbols = new LinkedHashSet<>();
    for (String symbol : new CoverFacts(file).all("TradingSymbol", MOST_SYMBOLS)) {
      if (symbol.matches("[A-Z][A-Z0-9.\\-]{0,9}")) {
        symbols.add(symbol);
      }
    }
    return List.copyOf(symbols);
  }

  private String first(String fact) {
    List<String> found = all(fact, 1);
    return found.isEmpty() ? "" : found.get(0);
  }

  private List<String> all(String fact, int most) {
    List<String> values = new ArrayList<>();
    String name = "\"dei:" + fact + "\"";
    int at = file.indexOf(name);
    for (int tries = 0; at >= 0 && values.size() < most && tries < MOST_TRIES; tries++) {
      int start = file.indexOf('>', at) + 1;
      String following = file.substring(start, Math.min(file.length(), start + LONGEST));
      int end = following.toLowerCase(Locale.ROOT).indexOf("</ix:nonnumeric");
      if (start > 0 && end >= 0) {
        values.add(Jsoup.parse(following.substring(0, end)).text().strip());
      }
      at = file.indexOf(name, at + name.length());
    }
    return values;
  }

  private static Optional<LocalDate> date(String text) {
    Optional<LocalDate> day = Optional.empty();
    for (DateTimeFormatter format : DATES) {
      day = day.or(() -> parsed(text, format));
    }
    return day;
  }

  private static Optional<LocalDate> parsed(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
