package dev.bellwether.bulk;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.filing.SubmissionReader;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.Sha256;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads items out of rows of a shape.
 *
 * @param shape of the rows
 * @param perTicker true for one item a ticker, false for one item a text; filings have no tickers
 */
public record ItemReader(Shape shape, boolean perTicker) implements Serializable {
  /** Of a rejected row, so much is shown. */
  private static final int SHOWN = 200;

  private static final int EARLIEST = 1900;
  private static final int LATEST = 2200;

  private static final Pattern FOLDER_OF_TICKER = Pattern.compile("/tickers?(=|%3D)[^/]*/");

  /** The columns that matter. */
  public static final List<String> COLUMNS =
      List.of("title", "body", "published_at", "tickers", "ticker", "filename", "path", "content");

  /**
   * Lets no tickers be passed over that are in the names of folders only, where Hive and Spark
   * leave the columns they divide files by.
   *
   * @param columns of the files
   * @param files their paths or addresses
   * @throws BellwetherException if there are some
   */
  public static void refuseTickersOfFolders(Collection<String> columns, Collection<String> files) {
    if (columns.contains("tickers") || columns.contains("ticker")) {
      return;
    }
    for (String file : files) {
      if (FOLDER_OF_TICKER.matcher(file).find()) {
        throw BellwetherException.usage(
            "tickers are not in the files, but in names of folders: " + file,
            "put them there: bellwether sql --write \"copy (from read_parquet('news/**/*.parquet',"
                + " hive_partitioning = true)) to 'news.parquet'\"");
      }
    }
  }

  /**
   * The items of a row, at least one.
   *
   * @throws Unusable if the row is no text or no filing
   */
  public List<Item> read(Cells cells) throws Unusable {
    return shape == Shape.TEXTS ? texts(cells) : List.of(filing(cells));
  }

  /** The beginning of a row, to recognise it by. */
  public static String excerpt(Cells cells) {
    String title = cells.text("title");
    String text = title.isEmpty() ? cells.text("filename") + cells.text("path") : title;
    return shown(text);
  }

  /** As much of a text as is shown, in whole characters. */
  static String shown(String text) {
    if (text.length() <= SHOWN) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN);
  }

  private List<Item> texts(Cells cells) throws Unusable {
    String title = cells.text("title");
    String body = cells.text("body");
    if (title.isBlank()) {
      throw new Unusable("no title");
    }
    long published = micros(cells.text("published_at"));
    Set<String> tickers = tickers(cells);
    String hash = ContentHash.of(title, body);
    if (!perTicker) {
      String home = tickers.stream().findFirst().orElse(Item.WHOLE_TEXT);
      return List.of(new Item(hash, "", home, published, title, body));
    }
    if (tickers.isEmpty()) {
      tickers.add(Item.WHOLE_TEXT);
    }
    return tickers.stream()
        .map(each -> new Item(hash, each, each, published, title, body))
        .toList();
  }

  private static Set<String> tickers(Cells cells) throws Unusable {
    Set<String> tickers = new LinkedHashSet<>();
    String all = cells.text("tickers").isBlank() ? cells.text("ticker") : cells.text("tickers");
    for (String each : all.split("[,;]", -1)) {
      if (!each.isBlank()) {
        try {
          tickers.add(Ticker.of(each).symbol());
        } catch (IllegalArgumentException e) {
          throw new Unusable("not a ticker", each.strip());
        }
      }
    }
    return tickers;
  }

  private static long micros(String time) throws Unusable {
    if (time.isBlank()) {
      throw new Unusable("no published_at");
    }
    try {
      OffsetDateTime at = OffsetDateTime.parse(time.strip().replace(' ', 'T'));
      if (at.getYear() < EARLIEST || at.getYear() > LATEST) {
        throw new Unusable("published_at is before 1900 or after 2200", time);
      }
      return ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant());
    } catch (DateTimeException e) {
      throw new Unusable("published_at is no time with a zone", time);
    }
  }

  private Item filing(Cells cells) throws Unusable {
    String file = cells.text("filename").isEmpty() ? cells.text("path") : cells.text("filename");
    String name = file.substring(file.lastIndexOf('/') + 1);
    // A text is the file it would be.
    String content =
        cells.get("content") instanceof String text
            ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
            : cells.text("content");
    if (content.isBlank()) {
      throw new Unusable("an empty file");
    }
    // With the name, because the rows of the result bear it.
    String hash = Sha256.hex128(name, content);
    long accepted =
        SubmissionReader.read(content)
            .header()
            .acceptedAt()
            .map(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .orElse(Item.UNDATED);
    return new Item(hash, "", hash, accepted, name, content);
  }

  /** The bytes of a filing's file. */
  public static byte[] bytes(Item filing) {
    return filing.body().getBytes(StandardCharsets.ISO_8859_1);
  }
}
