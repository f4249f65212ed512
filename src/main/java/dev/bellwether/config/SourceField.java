package dev.bellwether.config;

import static dev.bellwether.config.Source.Kind.FEED;
import static dev.bellwether.config.Source.Kind.NEWS;
import static dev.bellwether.config.Source.Kind.PRICES;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * One field of a {@code [[sources]]} table, declared once.
 *
 * @param key its name in the file
 * @param kinds the kinds of source that have it
 * @param rule whether a text is allowed
 * @param allowed the allowed texts, to follow the words "must be"
 */
record SourceField(String key, List<Source.Kind> kinds, Predicate<String> rule, String allowed) {
  private static final List<Source.Kind> ANY = List.of(FEED, NEWS, PRICES);
  private static final List<Source.Kind> FILES = List.of(NEWS, PRICES);

  static final SourceField NAME =
      new SourceField("name", ANY, SourceField::isName, "a short text, unique among the sources");

  static final SourceField KIND =
      new SourceField("kind", ANY, SourceField::isKind, "one of feed, news, prices");

  static final SourceField URL =
      new SourceField("url", List.of(FEED), SourceField::isAddress, "an http or https address");

  static final SourceField PATH =
      new SourceField("path", FILES, SourceField::isPath, "a file or a glob, such as news/*.csv");

  /** The rule holds for each text in the table. */
  static final SourceField MAP =
      new SourceField(
          "map", FILES, SourceField::isWord, "a table of texts, such as { title = \"headline\" }");

  static final SourceField ADJUSTMENT =
      new SourceField(
          "adjustment", List.of(PRICES), SourceField::isWord, "how the prices are adjusted");

  static final SourceField ZONE =
      new SourceField("zone", ANY, SourceField::isZone, new ZoneValue().allowed());

  static final SourceField DATE_FORMAT =
      new SourceField(
          "date_format",
          FILES,
          SourceField::isDateFormat,
          "a date pattern of Java, such as \"yyyy-MM-dd HH:mm\"");

  static final SourceField ENCODING =
      new SourceField(
          "encoding", ANY, SourceField::isEncoding, "an encoding, such as \"windows-1252\"");

  /** Every field, in the order they are shown. */
  static final List<SourceField> ALL =
      List.of(NAME, KIND, URL, PATH, MAP, ADJUSTMENT, ZONE, DATE_FORMAT, ENCODING);

  boolean allows(String text) {
    return rule.test(text);
  }

  static List<SourceField> of(Source.Kind kind) {
    return ALL.stream().filter(field -> field.kinds.contains(kind)).toList();
  }

  /** The field that says where a source of this kind is. */
  static SourceField locationOf(Source.Kind kind) {
    return kind == FEED ? URL : PATH;
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.equals(text.strip())
        && text.length() <= 64
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isKind(String text) {
    return Choice.of(Source.Kind.class).fromText(text).isPresent();
  }

  private static boolean isWord(String text) {
    return !text.isBlank();
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
