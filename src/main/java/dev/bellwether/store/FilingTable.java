package dev.bellwether.store;

import dev.bellwether.Content;
import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/** Filings with their elements and sections. */
public final class FilingTable {
  private static final String COLUMNS =
      "SELECT c.hash, c.title, c.body, f.accession, f.form, f.document, f.cik, f.company, f.period,"
          + " epoch_us(f.accepted_at), f.worth_reading FROM filings f JOIN contents c ON c.hash = f.content_hash ";

  private FilingTable() {}

  /** Adds filings that are not there yet, all or none; their contents are written elsewhere. */
  public static void add(Database database, List<StoredFiling> filings) {
    database.transaction(
        "writing filings",
        () -> {
          List<StoredFiling> fresh = new ArrayList<>();
          for (StoredFiling filing : filings) {
            long known =
                database.number(
                    "SELECT count(*) FROM filings WHERE content_hash = ?", filing.content().hash());
            boolean twice =
                fresh.stream().anyMatch(f -> f.content().hash().equals(filing.content().hash()));
            if (known == 0 && !twice) {
              fresh.add(filing);
            }
          }
          addFilings(database, fresh);
          addElements(database, fresh);
          addSections(database, fresh);
        });
  }

  private static void addFilings(Database database, List<StoredFiling> filings)
      throws SQLException {
    for (StoredFiling filing : filings) {
      database.update(
          "INSERT INTO filings VALUES (?, ?, ?, ?, ?, ?, CAST(nullif(?, '') AS DATE), make_timestamp(?), ?)",
          filing.content().hash(),
          filing.accession(),
          filing.form(),
          filing.document(),
          filing.cik(),
          filing.company(),
          filing.period().map(LocalDate::toString).orElse(""),
          Micros.of(filing.acceptedAt()),
          filing.worthReading());
    }
  }

  private static void addElements(Database database, List<StoredFiling> filings)
      throws SQLException {
    try (DuckDBAppender appender = database.appender("elements")) {
      for (StoredFiling filing : filings) {
        int ordinal = 0;
        for (Element element : filing.elements()) {
          appender.beginRow();
          appender.append(filing.content().hash());
          appender.append(ordinal++);
          appender.append(element.kind().name());
          appender.append(element.span().start());
          appender.append(element.span().end());
          appender.append(element.source().start());
          appender.append(element.source().end());
          appender.endRow();
        }
      }
    }
  }

  private static void addSections(Database database, List<StoredFiling> filings)
      throws SQLException {
    try (DuckDBAppender appender = database.appender("sections")) {
      for (StoredFiling filing : filings) {
        int ordinal = 0;
        for (Section section : filing.sections()) {
          appender.beginRow();
          appender.append(filing.content().hash());
          appender.append(ordinal++);
          appender.append(section.part());
          appender.append(section.item());
          appender.append(section.title());
          appender.append(section.span().start());
          appender.append(section.span().end());
          appender.append(section.confidence());
          appender.append(section.state().name());
          appender.endRow();
        }
      }
    }
  }

  /** The accession numbers of all filings. */
  public static Set<String> accessions(Database database) {
    Set<String> accessions = new HashSet<>();
    try {
      database.query(
          "SELECT DISTINCT accession FROM filings", row -> accessions.add(row.getString(1)));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read filings");
    }
    return accessions;
  }

  /** The contents that are filings. */
  public static Set<String> contents(Database database) {
    Set<String> hashes = new HashSet<>();
    try {
      database.query("SELECT content_hash FROM filings", row -> hashes.add(row.getString(1)));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read filings");
    }
    return hashes;
  }

  /**
   * What a reader is told about a filing beside its text.
   *
   * @param form of the submission
   * @param document the document's own type: the form, or EX-99.1
   * @param company its name; empty when unknown
   * @param period the period or event it reports on
   * @param hasPrior true if an earlier document of this company, form and type is here
   */
  public record Brief(
      String form, String document, String company, Optional<LocalDate> period, boolean hasPrior) {

    /** True for what is filed along with a form. */
    public boolean isExhibit() {
      return document.startsWith("EX");
    }
  }

  /** What a reader is told of this content; empty if the content is no filing. */
  public static Optional<Brief> brief(Database database, String contentHash) {
    List<Brief> found = new ArrayList<>(1);
    try {
      database.query(
          "SELECT f.form, f.document, f.company, f.period, f.cik <> '' AND EXISTS (FROM filings b WHERE b.cik = f.cik"
              + " AND b.form = f.form AND b.document = f.document AND b.accepted_at < f.accepted_at)"
              + " FROM filings f WHERE f.content_hash = ?",
          row ->
              found.add(
                  new Brief(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      Optional.ofNullable(row.getObject(4, LocalDate.class)),
                      row.getBoolean(5))),
          contentHash);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read filings");
    }
    return found.stream().findFirst();
  }

  /** The filing with this content; empty if the content is no filing. */
  public static Optional<StoredFiling> find(Database database, String contentHash) {
    return one(database, COLUMNS + "WHERE f.content_hash = ?", contentHash);
  }

  /**
   * The latest filing of the same company and form before this one.
   *
   * @param filing one whose company is known; otherwise there is none
   */
  public static Optional<StoredFiling> before(Database database, StoredFiling filing) {
    if (filing.cik().isEmpty()) {
      return Optional.empty();
    }
    return one(
        database,
        COLUMNS
            + "WHERE f.cik = ? AND f.form = ? AND f.document = ? AND f.accepted_at < make_timestamp(?)"
            + " ORDER BY f.accepted_at DESC, f.content_hash LIMIT 1",
        filing.cik(),
        filing.form(),
        filing.document(),
        Micros.of(filing.acceptedAt()));
  }

  private static Optional<StoredFiling> one(Database database, String sql, Object... parameters) {
    List<StoredFiling> found = new ArrayList<>();
    try {
      database.query(sql, row -> found.add(filing(database, row)), parameters);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read filings");
    }
    return found.stream().findFirst();
  }

  private static StoredFiling filing(Database database, ResultSet row) throws SQLException {
    String hash = row.getString(1);
    return new StoredFiling(
        new Content(hash, row.getString(2), row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        Optional.ofNullable(row.getObject(9, LocalDate.class)),
        Micros.toInstant(row.getLong(10)),
        row.getBoolean(11),
        elements(database, hash),
        sections(database, hash));
  }

  private static List<Element> elements(Database database, String hash) throws SQLException {
    List<Element> elements = new ArrayList<>();
    database.query(
        "SELECT kind, span_start, span_end, source_start, source_end FROM elements WHERE content_hash = ?"
            + " ORDER BY ordinal",
        row ->
            elements.add(
                new Element(
                    Element.Kind.valueOf(row.getString(1)),
                    new Span(row.getInt(2), row.getInt(3)),
                    new Span(row.getInt(4), row.getInt(5)))),
        hash);
    return elements;
  }

  private static List<Section> sections(Database database, String hash) throws SQLException {
    List<Section> sections = new ArrayList<>();
    database.query(
        "SELECT part, item, title, span_start, span_end, confidence, state FROM sections WHERE content_hash = ?"
            + " ORDER BY ordinal",
        row ->
            sections.add(
                new Section(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    new Span(row.getInt(4), row.getInt(5)),
                    row.getDouble(6),
                    Section.State.valueOf(row.getString(7)))),
        hash);
    return sections;
  }
}
