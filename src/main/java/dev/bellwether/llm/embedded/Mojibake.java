package dev.bellwether.llm.embedded;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Repairs UTF-8 that somebody read as Windows-1252: a run of such characters whose bytes are valid
 * UTF-8 is what they meant. Real text hardly ever has one.
 */
final class Mojibake {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char FIRST_LEAD = '\u00C2';
  private static final char LAST_LEAD = '\u00F4';

  private Mojibake() {}

  static String repair(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (isLead(text.charAt(i)) && text.charAt(i + 1) >= 0x80) {
        return repairFrom(text, i);
      }
    }
    return text;
  }

  private static String repairFrom(String text, int first) {
    StringBuilder repaired = new StringBuilder(text.length()).append(text, 0, first);
    CharsetEncoder windows = WINDOWS.newEncoder();
    for (int start = first; start < text.length(); ) {
      int end = start;
      while (end < text.length() && isByte(windows, text.charAt(end))) {
        end++;
      }
      repaired.append(
          end > start + 1 ? meant(text.substring(start, end)) : text.substring(start, end));
      if (end < text.length()) {
        repaired.append(text.charAt(end++));
      }
      start = end;
    }
    return repaired.toString();
  }

  private static boolean isLead(char c) {
    return c >= FIRST_LEAD && c <= LAST_LEAD;
  }

  /** Whether a reader of Windows-1252 makes this character of one byte from 0x80. */
  private static boolean isByte(CharsetEncoder windows, char c) {
    return c >= 0x80 && (c < 0x100 || windows.canEncode(c));
  }

  private static String meant(String run) {
    ByteBuffer bytes = ByteBuffer.allocate(run.length());
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      bytes.put(c < 0x100 ? (byte) c : WINDOWS.encode(CharBuffer.wrap(new char[] {c})).get());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return run;
    }
  }
}
