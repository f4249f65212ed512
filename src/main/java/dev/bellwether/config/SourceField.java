package dev.bellwether.config;

import static dev.bellwether.config.Source.Kind.EDGAR_CURRENT;
import static dev.bellwether.config.Source.Kind.FEED;
import static dev.bellwether.config.Source.Kind.FOLDER;
import static dev.bellwether.config.Source.Kind.JSON;
import static dev.bellwether.config.Source.Kind.NEWS;
import static dev.bellwether.config.Source.Kind.NEWSAPI;
import static dev.bellwether.config.Source.Kind.PRICES;
import static dev.bellwether.config.Source.Kind.STDIN;

import dev.bellwether.Ticker;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One field of a {@code [[sources]]} table, declared once.
 *
 * @param key its name in the file
 * @param kinds the kinds of source that have it
 * @param shape how its value is written
 * @param rule whether a text is allowed
 * @param allowed the allowed texts, to follow the words "must be"
 */
record SourceField(
    String key, List<Source.Kind> kinds, Shape shape, Predicate<String> rule, String allowed) {

  /** How a value is written. */
  enum Shape {
    /** A text. */
    TEXT,
    /** A list of texts, or one text. */
    LIST,
    /** {@code true} or {@code false}. */
    YES_NO,
    /** A table of texts. */
    TABLE
  }

  private static final List<Source.Kind> ANY = List.of(Source.Kind.values());
  private static final List<Source.Kind> ROWS = List.of(NEWS, PRICES, FOLDER, STDIN, JSON);
  private static final List<Source.Kind> LIVE =
      List.of(FEED, NEWSAPI, EDGAR_CURRENT, FOLDER, STDIN, JSON);
  private static final List<Source.Kind> TAGGED = List.of(FEED, NEWSAPI, FOLDER, STDIN, JSON);
  private static final List<Source.Kind> WEB = List.of(FEED, NEWSAPI, JSON);

  static final SourceField NAME =
      text("name", ANY, SourceField::isName, "a short text, unique among the sources");

  static final SourceField KIND = text("kind", ANY, SourceField::isKind, Source.Kind.allowed());

  static final SourceField URL =
      text("url", WEB, SourceField::isAddress, "an http or https address");

  static final SourceField PATH =
      text(
          "path",
          List.of(NEWS, PRICES, FOLDER),
          SourceField::isPath,
          "a file or a glob, such as news/*.csv");

  static final SourceField INTERVAL =
      text("interval", LIVE, SourceField::isInterval, LiveInterval.TYPE.allowed());

  static final SourceField QUERY =
      text("query", List.of(NEWSAPI), SourceField::isQuery, "a search of 1 to 500 characters");

  static final SourceField FORMS =
      new SourceField(
          "forms",
          List.of(EDGAR_CURRENT),
          Shape.LIST,
          SourceField::isForm,
          "a list of forms, such as [\"8-K\", \"10-Q\"]");

  static final SourceField TICKERS =
      new SourceField(
          "tickers",
          TAGGED,
          Shape.LIST,
          SourceField::isTicker,
          "a list of tickers, such as [\"AAPL\", \"BRK.B\"]");

  static final SourceField TRUST_TAGS =
      new SourceField("trust_tags", TAGGED, Shape.YES_NO, SourceField::isWord, "true or false");

  static final SourceField ITEMS =
      text(
          "items",
          List.of(JSON),
          SourceField::isWord,
          "where the list of articles is, such as \"data.articles\"");

  /** The rule holds for each text in the table. */
  static final SourceField MAP =
      new SourceField(
          "map",
          List.of(NEWS, PRICES, FEED, FOLDER, STDIN, JSON),
          Shape.TABLE,
          SourceField::isWord,
          "a table of texts, such as { title = \"headline\" }");

  static final SourceField KEY_ENV =
      text("key_env", WEB, SourceField::isVariable, "the name of an environment variable");

  static final SourceField KEY_FILE = text("key_file", WEB, SourceField::isPath, "a file");

  static final SourceField KEY_HEADER =
      text(
          "key_header",
          List.of(FEED, JSON),
          SourceField::isHeader,
          "the name of a header, such as \"Authorization\"");

  static final SourceField ADJUSTMENT =
      text("adjustment", List.of(PRICES), SourceField::isWord, "how the prices are adjusted");

  static final SourceField ZONE = text("zone", ANY, SourceField::isZone, new ZoneValue().allowed());

  static final SourceField DATE_FORMAT =
      text(
          "date_format",
          ROWS,
          SourceField::isDateFormat,
          "a date pattern of Java, such as \"yyyy-MM-dd HH:mm\"");

  static final SourceField ENCODING =
      text(
          "encoding",
          List.of(FEED, NEWS, PRICES, FOLDER),
          SourceField::isEncoding,
          "an encoding, such as \"windows-1252\"");

  /** Every field, in the order they are shown. */
  static final List<SourceField> ALL =
      List.of(
          NAME,
          KIND,
          URL,
          PATH,
          INTERVAL,
          QUERY,
          FORMS,
          TICKERS,
          TRUST_TAGS,
          ITEMS,
          MAP,
          KEY_ENV,
          KEY_FILE,
          KEY_HEADER,
          ADJUSTMENT,
          ZONE,
          DATE_FORMAT,
          ENCODING);

  private static SourceField text(
      String key, List<Source.Kind> kinds, Predicate<String> rule, String allowed) {
    return new SourceField(key, kinds, Shape.TEXT, rule, allowed);
  }

  boolean allows(String text) {
    return rule.test(text);
  }

  static List<SourceField> of(Source.Kind kind) {
    return ALL.stream().filter(field -> field.kinds.contains(kind)).toList();
  }

  /** The field that says where a source of this kind is; empty if nothing need be said. */
  static Optional<SourceField> locationOf(Source.Kind kind) {
    return switch (kind) {
      case FEED, JSON -> Optional.of(URL);
      case NEWS, PRICES, FOLDER -> Optional.of(PATH);
      case NEWSAPI, EDGAR_CURRENT, STDIN -> Optional.empty();
    };
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.equals(text.strip())
        && text.length() <= 64
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isKind(String text) {
    return Source.Kind.of(text).isPresent();
  }

  private static boolean isWord(String text) {
    return !text.isBlank();
  }

  private static boolean isInterval(String text) {
    return LiveInterval.TYPE.fromText(text).isPresent();
  }

  private static boolean isQuery(String text) {
    return !text.isBlank() && text.length() <= 500;
  }

  private static boolean isForm(String text) {
    return text.matches("[A-Z0-9][A-Z0-9 /-]{0,15}");
  }

  private static boolean isTicker(String text) {
    try {
      return !Ticker.of(text).symbol().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isVariable(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  private static boolean isHeader(String text) {
    return text.matches("[A-Za-z0-9-]{1,64}");
  }

  private static boolean isZone(String text) {
    return new ZoneValue().fromText(text).isPresent();
  }

  private static boolean isPath(String text) {
    return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      return address.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    } catch (URISyntaxException broken) {
      return false;
    }
  }

  private static boolean isDateFormat(String text) {
    try {
      return !text.isBlank()
          && !DateTimeFormatter.ofPattern(text, Locale.ROOT).toString().isEmpty();
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  private static boolean isEncoding(String text) {
    try {
      return Charset.isSupported(text);
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }
}
