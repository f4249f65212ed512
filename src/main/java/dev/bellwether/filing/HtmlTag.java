package dev.bellwether.filing;

import java.util.Locale;
import org.jsoup.parser.Parser;

/**
 * A tag as it stands in the source.
 *
 * @param name in lower case, with its prefix
 * @param closing true for {@code </p>}
 * @param selfClosing true for {@code <br/>}
 * @param attributes the source between the name and the closing bracket
 */
record HtmlTag(String name, boolean closing, boolean selfClosing, String attributes) {

  /** An attribute's value with entities resolved; empty when it is not there. */
  String attribute(String wanted) {
    int at = 0;
    while (at < attributes.length()) {
      int start = skipBlank(at);
      int nameEnd = start;
      while (nameEnd < attributes.length() && isNameCharacter(attributes.charAt(nameEnd))) {
        nameEnd++;
      }
      if (nameEnd == start) {
        at = start + 1;
        continue;
      }
      int equals = skipBlank(nameEnd);
      boolean hasValue = equals < attributes.length() && attributes.charAt(equals) == '=';
      int valueStart = hasValue ? skipBlank(equals + 1) : nameEnd;
      int valueEnd = hasValue ? valueEnd(valueStart) : nameEnd;
      if (nameEnd - start == wanted.length()
          && attributes.regionMatches(true, start, wanted, 0, wanted.length())) {
        return unquoted(valueStart, valueEnd);
      }
      at = Math.max(valueEnd, start + 1);
    }
    return "";
  }

  private static boolean isNameCharacter(char c) {
    return c != '=' && c != '"' && c != '\'' && c != '/' && c > ' ';
  }

  private int skipBlank(int from) {
    int at = from;
    while (at < attributes.length() && attributes.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private int valueEnd(int start) {
    if (start >= attributes.length()) {
      return start;
    }
    char quote = attributes.charAt(start);
    if (quote == '"' || quote == '\'') {
      int end = attributes.indexOf(quote, start + 1);
      return end < 0 ? attributes.length() : end + 1;
    }
    int end = start;
    while (end < attributes.length() && attributes.charAt(end) > ' ') {
      end++;
    }
    return end;
  }

  private String unquoted(int start, int end) {
    String value = attributes.substring(start, end);
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    String bare = quoted ? value.substring(1, value.length() - 1) : value;
    String resolved = bare.indexOf('&') < 0 ? bare : Parser.unescapeEntities(bare, true);
    return resolved.toLowerCase(Locale.ROOT);
  }
}
