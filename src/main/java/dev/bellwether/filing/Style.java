package dev.bellwether.filing;

import java.util.HashMap;
import java.util.Map;

/**
 * What a style attribute says that matters for reading. Styles repeat by the thousand, so they are
 * read once.
 */
final class Style {
  static final int BOLD = 1;
  static final int NOT_BOLD = 2;
  static final int UNDERLINED = 4;
  static final int HIDDEN = 8;
  static final int INLINE = 16;
  static final int BREAK_BEFORE = 32;
  static final int BREAK_AFTER = 64;
  static final int BLOCK = 128;

  /** Longer ones are no styles. */
  private static final int LONGEST = 5_000;

  private static final int REMEMBERED = 5_000;

  private final Map<String, Integer> known = new HashMap<>();

  /** Flags of a style in lower case. */
  int flags(String style) {
    if (style.isEmpty()) {
      return 0;
    }
    Integer flags = known.get(style);
    if (flags == null) {
      flags = read(style);
      if (known.size() < REMEMBERED) {
        known.put(style, flags);
      }
    }
    return flags;
  }

  private static int read(String style) {
    int flags = 0;
    int at = 0;
    int length = Math.min(style.length(), LONGEST);
    while (at < length) {
      int end = style.indexOf(';', at);
      String declaration = style.substring(at, end < 0 ? length : Math.min(end, length));
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        flags |=
            flag(declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
      }
      at = end < 0 ? length : end + 1;
    }
    return flags;
  }

  private static int flag(String property, String value) {
    return switch (property) {
      case "font-weight" -> weight(value);
      case "text-decoration", "text-decoration-line" ->
          value.contains("underline") ? UNDERLINED : 0;
      case "display" -> display(value);
      case "visibility" -> value.startsWith("hidden") ? HIDDEN : 0;
      case "page-break-before", "break-before" -> value.startsWith("always") ? BREAK_BEFORE : 0;
      case "page-break-after", "break-after" -> value.startsWith("always") ? BREAK_AFTER : 0;
      default -> 0;
    };
  }

  private static int weight(String value) {
    boolean heavy = value.startsWith("bold") || (value.length() == 3 && value.charAt(0) >= '6');
    return heavy ? BOLD : NOT_BOLD;
  }

  private static int display(String value) {
    if (value.startsWith("none")) {
      return HIDDEN;
    }
    if (value.startsWith("inline")) {
      return INLINE;
    }
    return value.startsWith("block") ? BLOCK : 0;
  }
}
