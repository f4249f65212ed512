package dev.bellwether.chunk;

import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stretch of text that is too long: after sentences, else at blanks, else hard. Takes time
 * in proportion to the length.
 */
final class TextCut {
  private final String text;
  private final TokenMeter meter;
  private final int most;
  private final List<Span> pieces = new ArrayList<>();
  private int start;
  private int end;
  private int tokens;

  private TextCut(String text, TokenMeter meter, int most) {
    this.text = text;
    this.meter = meter;
    this.most = most;
  }

  /** Pieces of at most so many tokens; together they hold all but the blanks between them. */
  static List<Span> cut(String text, Span span, TokenMeter meter, int most) {
    TextCut cut = new TextCut(text, meter, most);
    cut.start = -1;
    int from = span.start();
    while (from < span.end()) {
      int to = sentenceEnd(text, from, span.end());
      cut.add(from, to, 0);
      from = to;
    }
    cut.flush();
    return cut.pieces;
  }

  /** Adds a sentence (level 0), a word (1) or a run of characters (2). */
  private void add(int from, int to, int level) {
    int count = meter.count(text, from, to);
    if (count > most && level < 2) {
      addParts(from, to, level + 1);
      return;
    }
    if (start >= 0 && tokens + count > most) {
      flush();
    }
    if (start < 0) {
      start = from;
    }
    end = to;
    tokens += count;
  }

  private void addParts(int from, int to, int level) {
    int at = from;
    while (at < to) {
      int next = level == 1 ? wordEnd(at, to) : runEnd(at, to);
      add(at, next, level);
      at = next;
    }
  }

  private int wordEnd(int from, int limit) {
    int at = from;
    while (at < limit && text.charAt(at) > ' ') {
      at++;
    }
    while (at < limit && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** A quarter of what is allowed, in characters, but never half a pair of surrogates. */
  private int runEnd(int from, int limit) {
    int at = Math.min(limit, from + Math.max(2, most / 4));
    return at < limit && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }

  private static int sentenceEnd(String text, int from, int limit) {
    for (int at = from + 1; at < limit; at++) {
      if (text.charAt(at) <= ' ' && ".!?;:\n".indexOf(text.charAt(at - 1)) >= 0) {
        return at + 1;
      }
    }
    return limit;
  }

  private void flush() {
    if (start < 0) {
      return;
    }
    int first = start;
    int last = end;
    while (first < last && text.charAt(first) <= ' ') {
      first++;
    }
    while (last > first && text.charAt(last - 1) <= ' ') {
      last--;
    }
    if (first < last) {
      pieces.add(new Span(first, last));
    }
    start = -1;
    tokens = 0;
  }
}
