package dev.bellwether.ingest.file;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import dev.bellwether.entity.Mention;
import dev.bellwether.entity.TickerFinder;
import dev.bellwether.entity.TickerTags;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns the rows of one news file into documents.
 *
 * <p>A date without a time means the last second of that day, in the zone given or in New York:
 * later than it was, so that no test trades on news before it was out. Where the file names no
 * ticker, those in the text by their own notation are taken. Not thread-safe.
 */
public final class NewsMapping {
  /** The same few tags recur, and reading one costs more than looking it up. */
  private static final int MOST_REMEMBERED = 10_000;

  private static final int LONGEST_REMEMBERED = 100;

  private final NewsColumns columns;
  private final Times published;
  private final Times firstSeen;
  private final Optional<String> source;
  private final String fileName;
  private final Map<String, Outcome<List<Ticker>>> tags = new HashMap<>();

  private NewsMapping(
      NewsColumns columns,
      Times published,
      Times firstSeen,
      Optional<String> source,
      String fileName) {
    this.columns = columns;
    this.published = published;
    this.firstSeen = firstSeen;
    this.source = source;
    this.fileName = fileName;
  }

  /**
   * Looks at the columns and the first 10,000 rows of a file; the file is closed again.
   *
   * @throws dev.bellwether.BellwetherException if title or time of publication can not be found, if
   *     a column named does not exist, or if the dates can not be understood without help
   */
  public static NewsMapping of(RowSource file, NewsOptions options) {
    try (Rows rows = file.open()) {
      NewsColumns columns = NewsColumns.resolve(file.name(), rows.columns(), options.columns());
      Sample sample =
          Sample.of(
              rows, List.of(columns.publishedAt(), columns.firstSeenAt()), DateFormats.SAMPLE);
      return new NewsMapping(
          columns,
          times(file, columns.publishedAt(), sample, options),
          times(file, columns.firstSeenAt(), sample, options),
          options.source(),
          file.name());
    }
  }

  private static Times times(RowSource file, String column, Sample sample, NewsOptions options) {
    String where = "column '" + column + "' of " + file.name();
    return Times.of(where, sample.values(column), options);
  }

  /** The document in a row; or failed, with the reason why there is none. */
  public Outcome<Document> document(Row row) {
    String title = row.get(columns.title()).strip();
    if (title.isEmpty()) {
      return new Outcome.Failed<>("blank title");
    }
    String written = row.get(columns.publishedAt());
    Optional<Instant> publishedAt = published.read(written);
    if (publishedAt.isEmpty()) {
      return new Outcome.Failed<>(published.problem(written));
    }
    String seen = row.get(columns.firstSeenAt());
    Optional<Instant> firstSeenAt = firstSeen.read(seen);
    if (firstSeenAt.isEmpty() && !seen.isBlank()) {
      return new Outcome.Failed<>(firstSeen.problem(seen));
    }
    Outcome<List<Ticker>> tagged = tickers(row.get(columns.tickers()));
    return tagged instanceof Outcome.Done<List<Ticker>> done
        ? new Outcome.Done<>(document(row, title, publishedAt.get(), firstSeenAt, done.value()))
        : new Outcome.Failed<>(((Outcome.Failed<List<Ticker>>) tagged).reason());
  }

  private Document document(
      Row row, String title, Instant at, Optional<Instant> firstSeenAt, List<Ticker> tagged) {
    String body = row.get(columns.body()).strip();
    String url = row.get(columns.url()).strip();
    String id = row.get(columns.id()).strip();
    String publisher = source(row);
    Content content = new Content(ContentHash.of(title, body), title, body);
    return new Document(
        DocumentId.of(named(row), key(id.isEmpty() ? url : id, tagged), content.hash(), at),
        publisher,
        url,
        tagged.isEmpty() ? mentioned(content) : tagged,
        at,
        firstSeenAt,
        content);
  }

  /** Files with a row for each ticker repeat the key; each row is an occurrence of its own. */
  static String key(String key, List<Ticker> tagged) {
    String tags = tagged.stream().sorted().map(Ticker::symbol).collect(Collectors.joining(","));
    return key + "\n" + tags;
  }

  private String source(Row row) {
    String named = named(row);
    return named.isEmpty() ? fileName : named;
  }

  /** Empty where only the file's name is known: the same rows in another file are no other news. */
  private String named(Row row) {
    return source.orElseGet(() -> row.get(columns.source()).strip());
  }

  private static List<Ticker> mentioned(Content content) {
    return TickerFinder.find(content.text()).stream().map(Mention::ticker).toList();
  }

  private Outcome<List<Ticker>> tickers(String tag) {
    Outcome<List<Ticker>> known = tags.get(tag);
    if (known != null) {
      return known;
    }
    Outcome<List<Ticker>> read = TickerTags.read(tag);
    if (tags.size() < MOST_REMEMBERED && tag.length() <= LONGEST_REMEMBERED) {
      tags.put(tag, read);
    }
    return read;
  }
}
