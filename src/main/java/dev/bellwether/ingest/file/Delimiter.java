package dev.bellwether.ingest.file;

import java.io.BufferedReader;
import java.io.IOException;

/** Finds the character that separates the columns of a header line. */
final class Delimiter {
  private static final String CANDIDATES = ",;\t|";
  private static final int LONGEST_HEADER = 1 << 16;

  private Delimiter() {}

  /**
   * The candidate among comma, semicolon, tab and bar that occurs most often outside quotes in the
   * first line that is not blank; a comma when none does. The reader stands at the beginning
   * afterwards, as before.
   */
  static char detect(BufferedReader reader) throws IOException {
    char[] window = new char[LONGEST_HEADER];
    reader.mark(LONGEST_HEADER);
    int length = Math.max(0, reader.read(window, 0, window.length));
    reader.reset();
    return mostFrequent(new String(window, 0, length).stripLeading());
  }

  private static char mostFrequent(String text) {
    int[] counts = new int[CANDIDATES.length()];
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted && CANDIDATES.indexOf(c) >= 0) {
        counts[CANDIDATES.indexOf(c)]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return CANDIDATES.charAt(best);
  }
}
