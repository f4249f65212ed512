package dev.bellwether.report;

import java.nio.charset.StandardCharsets;

/**
 * A link that saves a table as CSV without asking any server: the data is in the link (RFC 2397).
 */
final class DataLink {
  private static final String KEPT = "-_.~,:;/+*()!$@=";

  private DataLink() {}

  static void draw(Markup html, String label, String fileName, String csv) {
    String address = "data:text/csv;charset=utf-8," + encode(csv);
    html.leaf("a", label, "class", "download", "download", fileName, "href", address);
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + text.length() / 8);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isKept((char) b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return encoded.toString();
  }

  private static boolean isKept(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || KEPT.indexOf(c) >= 0;
  }

  private static char hex(int nibble) {
    return Character.toUpperCase(Character.forDigit(nibble & 0xF, 16));
  }
}
