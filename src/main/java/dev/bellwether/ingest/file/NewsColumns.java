package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where a news file keeps what a document needs. Columns that a file lacks are empty names, in
 * which every row is empty.
 */
record NewsColumns(
    String title,
    String publishedAt,
    String body,
    String tickers,
    String id,
    String url,
    String source,
    String firstSeenAt) {
  private static final String ABSENT = "";
  static final String TITLE = "title";
  static final String PUBLISHED = "published_at";
  private static final List<String> FIELDS =
      List.of(TITLE, PUBLISHED, "body", "tickers", "id", "url", "source", "first_seen_at");

  /** The usual names, the more telling first, as {@link ColumnNames#plain} has them. */
  static final Map<String, List<String>> USUAL =
      Map.of(
          TITLE,
          List.of("title", "headline", "head", "subject", "tweet", "text"),
          PUBLISHED,
          List.of(
              "publishedat",
              "published",
              "publisheddate",
              "publishedutc",
              "publishdate",
              "publicationdate",
              "pubdate",
              "datetime",
              "timestamp",
              "date",
              "createdat",
              "created",
              "time"),
          "body",
          List.of(
              "body",
              "content",
              "contents",
              "article",
              "articlebody",
              "fulltext",
              "story",
              "text",
              "description",
              "summary",
              "abstract"),
          "tickers",
          List.of("tickers", "ticker", "symbols", "symbol", "stocks", "stock"),
          "id",
          List.of("id", "guid", "uuid", "articleid", "newsid"),
          "url",
          List.of("url", "link", "articleurl"),
          "source",
          List.of("source", "publisher", "provider"),
          "first_seen_at",
          List.of("firstseenat", "firstseen", "crawledat", "crawldate", "scrapedat", "fetchedat"));

  static NewsColumns resolve(String file, List<String> columns, Map<String, String> mapping) {
    ColumnNames names = new ColumnNames(file, columns, mapping, FIELDS);
    return new NewsColumns(
        names.require(TITLE, usual(TITLE)),
        names.require(PUBLISHED, usual(PUBLISHED)),
        optional(names, "body"),
        optional(names, "tickers"),
        optional(names, "id"),
        optional(names, "url"),
        optional(names, "source"),
        optional(names, "first_seen_at"));
  }

  /**
   * Checks a mapping of which the columns are not known yet.
   *
   * @throws BellwetherException if a field does not exist
   */
  static void refuseUnknown(Collection<String> fields) {
    for (String field : fields) {
      if (!FIELDS.contains(field)) {
        throw BellwetherException.usage(
            "there is no field '" + field + "' to map a column to",
            "fields are: " + String.join(", ", FIELDS));
      }
    }
  }

  private static String optional(ColumnNames names, String field) {
    return names.find(field, usual(field)).orElse(ABSENT);
  }

  private static List<String> usual(String field) {
    return USUAL.getOrDefault(field, List.of());
  }
}
