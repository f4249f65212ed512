package dev.bellwether.filing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a filing into characters. */
public final class SourceText {
  private static final int LOOKED_AT = 4_000;

  /** EDGAR accepts ASCII only, but files that came another way hold Windows-1252. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private SourceText() {}

  /**
   * UTF-8 or UTF-16 if the bytes are that, else Windows-1252. What a file declares is not asked:
   * filings declare one thing and hold another.
   */
  public static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (alternates(bytes, 1)) {
      return new String(bytes, StandardCharsets.UTF_16LE);
    }
    if (alternates(bytes, 0)) {
      return new String(bytes, StandardCharsets.UTF_16BE);
    }
    int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
          .toString();
    } catch (CharacterCodingException e) {
      // Not UTF-8; every sequence of bytes is Windows-1252.
      return new String(bytes, WINDOWS);
    }
  }

  /** True if every second byte is 0, as in UTF-16 that nothing announces. */
  private static boolean alternates(byte[] bytes, int first) {
    int looked = Math.min(bytes.length, LOOKED_AT) & ~1;
    int zeros = 0;
    for (int i = first; i < looked; i += 2) {
      zeros += bytes[i] == 0 && bytes[i ^ 1] != 0 ? 1 : 0;
    }
    return looked >= 16 && zeros > 0.45 * looked;
  }

  /** True of what is no text in any encoding, such as a picture. */
  static boolean isBinary(String text) {
    int looked = Math.min(text.length(), LOOKED_AT);
    int controls = 0;
    for (int i = 0; i < looked; i++) {
      char c = text.charAt(i);
      controls += c < ' ' && "\t\n\r\f".indexOf(c) < 0 ? 1 : 0;
    }
    return controls > looked / 20;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
