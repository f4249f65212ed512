package dev.bellwether.ingest;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The identity of a text: equal for texts that differ only in case, in white space, or in the
 * Unicode form of a character.
 *
 * <p>The text is brought to Unicode form NFKC and to lower case, runs of white space become one
 * blank, and the ends are stripped. Punctuation counts, since "-5%" and "5%" or "1.5" and "15" say
 * different things; texts that differ only in a comma are left to {@link NearDuplicates}. The first
 * 128 bits of SHA-256 over the result are the hash: among 10<sup>9</sup> texts two share one by
 * chance with probability 10<sup>-21</sup>.
 */
public final class ContentHash {
  private ContentHash() {}

  /**
   * The hash of a document's text.
   *
   * @param title the headline
   * @param body what follows; may be empty
   * @return 32 hexadecimal digits, lower case
   */
  public static String of(String title, String body) {
    byte[] normalised = new byte[title.length() + body.length() + 1];
    int length = appendAscii(title, normalised, 0);
    if (length >= 0) {
      length = appendAscii(body, normalised, length == 0 ? 0 : space(normalised, length));
    }
    return length >= 0
        ? Sha256.hex128(normalised, trimmed(normalised, length))
        : ofAnyText(title + " " + body);
  }

  /** What {@link #of} does to texts outside ASCII; gives the same for those inside. */
  static String ofAnyText(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder collapsed = new StringBuilder(lower.length());
    for (int at = 0; at < lower.length(); at++) {
      char c = lower.charAt(at);
      if (!isSpace(c)) {
        collapsed.append(c);
      } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
        collapsed.append(' ');
      }
    }
    byte[] bytes = collapsed.toString().getBytes(StandardCharsets.UTF_8);
    return Sha256.hex128(bytes, trimmed(bytes, bytes.length));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * Most texts are plain ASCII, where the Unicode tables are not needed; -1 when this one is not.
   */
  private static int appendAscii(String text, byte[] target, int from) {
    int length = from;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= 'A' && c <= 'Z') {
        target[length++] = (byte) (c + 32);
      } else if (c > ' ' && c < 128) {
        target[length++] = (byte) c;
      } else if (c >= 128) {
        return -1;
      } else if (isSpace(c)) {
        length = length == 0 ? 0 : space(target, length);
      } else {
        target[length++] = (byte) c;
      }
    }
    return length;
  }

  private static int space(byte[] target, int length) {
    if (target[length - 1] == ' ') {
      return length;
    }
    target[length] = ' ';
    return length + 1;
  }

  private static int trimmed(byte[] bytes, int length) {
    return length > 0 && bytes[length - 1] == ' ' ? length - 1 : length;
  }
}
