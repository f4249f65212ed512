package dev.bellwether.ingest.file;

import java.util.ArrayList;
import java.util.List;

/** What {@link RecordSplitter} promises, without its memory of earlier scans: quadratic, plain. */
final class NaiveSplitter {
  private NaiveSplitter() {}

  static List<String> split(String text, int cap) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int line = 1;
    while (start < text.length()) {
      int end = start;
      int breaks = 0;
      int firstBreak = -1;
      QuoteState state = QuoteState.delimitedBy(',');
      boolean done = false;
      boolean strayed = false;
      while (end < text.length() && end - start <= cap && !done && !strayed) {
        char c = text.charAt(end);
        if (c == '\n' || c == '\r') {
          if (!state.isQuoted()) {
            done = true;
            continue;
          }
          state.acceptBreak();
          boolean second = c == '\n' && end > start && text.charAt(end - 1) == '\r';
          breaks += second ? 0 : 1;
          firstBreak = firstBreak < 0 ? end : firstBreak;
        } else {
          state.accept(c);
          strayed = firstBreak >= 0 && state.hasStrayed();
        }
        end++;
      }
      if (done || (end == text.length() && end - start <= cap && !state.isQuoted() && !strayed)) {
        pieces.add(line + ":" + text.substring(start, end));
        start = after(text, end);
        line += breaks + 1;
      } else if (firstBreak >= 0) {
        pieces.add(
            line
                + ":"
                + text.substring(start, firstBreak).stripTrailing()
                + " !quote opened and never closed");
        start = after(text, firstBreak);
        line++;
      } else {
        boolean tooLong = end - start > cap;
        pieces.add(
            line
                + ":"
                + text.substring(start, end).stripTrailing()
                + (tooLong
                    ? " !line longer than " + cap + " characters"
                    : " !quote opened and never closed"));
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
          end++;
        }
        start = after(text, end);
        line++;
      }
    }
    return pieces;
  }

  private static int after(String text, int lineEnd) {
    if (lineEnd >= text.length()) {
      return text.length();
    }
    boolean pair =
        text.charAt(lineEnd) == '\r'
            && lineEnd + 1 < text.length()
            && text.charAt(lineEnd + 1) == '\n';
    return lineEnd + (pair ? 2 : 1);
  }
}
