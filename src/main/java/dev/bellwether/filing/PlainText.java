package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds paragraphs and tables in text whose layout is made of blanks and line ends. Lines of a
 * paragraph are joined; rows of a table keep their lines and get a tabulator for each gap.
 */
final class PlainText {
  /** Blanks between words that make a column rather than a justified line. */
  private static final int GAP = 3;

  private final MappedText text;
  private final boolean inTable;
  private final Consumer<Block> sink;
  private final List<int[]> lines = new ArrayList<>();

  private PlainText(MappedText text, boolean inTable, Consumer<Block> sink) {
    this.text = text;
    this.inTable = inTable;
    this.sink = sink;
  }

  /**
   * Splits a stretch; what comes out is appended to the same text.
   *
   * @param inTable true if the stretch is marked as a table
   */
  static void split(MappedText text, int start, int end, boolean inTable, Consumer<Block> sink) {
    new PlainText(text, inTable, sink).run(start, end);
  }

  private void run(int start, int end) {
    int at = start;
    while (at < end) {
      int lineEnd = at;
      while (lineEnd < end && text.charAt(lineEnd) != '\n') {
        lineEnd++;
      }
      line(at, lineEnd);
      at = lineEnd + 1;
    }
    flush();
  }

  private void line(int start, int end) {
    int first = start;
    int last = end;
    while (first < last && text.charAt(first) == ' ') {
      first++;
    }
    while (last > first && text.charAt(last - 1) == ' ') {
      last--;
    }
    if (first == last) {
      if (!inTable) {
        flush();
      }
      return;
    }
    if (!inTable && startsParagraph(first, last, first - start)) {
      flush();
    }
    lines.add(new int[] {first, last, first - start});
    if (!inTable && isRule(first, last)) {
      flush();
    }
  }

  /** Rules, item headings and indented first lines start anew without a blank line. */
  private boolean startsParagraph(int first, int last, int indent) {
    if (lines.isEmpty()) {
      return false;
    }
    int[] previous = lines.get(lines.size() - 1);
    return isRule(first, last)
        || ItemHeading.startsLike(text, first, last)
        || (indent > previous[2] + 2 && ".:;".indexOf(text.charAt(previous[1] - 1)) >= 0);
  }

  private boolean isRule(int first, int last) {
    for (int i = first; i < last; i++) {
      if ("-=_* ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private void flush() {
    if (lines.isEmpty()) {
      return;
    }
    boolean table = inTable || isTabular();
    int start = text.length();
    for (int[] line : lines) {
      if (text.length() > start) {
        text.append(table ? '\n' : ' ', text.sourceOf(line[0]));
      }
      copy(line[0], line[1], table);
    }
    lines.clear();
    sink.accept(new Block(table, start, text.length(), 0, false, false));
  }

  private boolean isTabular() {
    int[] first = lines.get(0);
    if (ItemHeading.startsLike(text, first[0], first[1])) {
      return false;
    }
    int tabular = 0;
    for (int[] line : lines) {
      if (hasGap(line[0], line[1])) {
        tabular++;
      }
    }
    return lines.size() > 1 && tabular * 2 >= lines.size();
  }

  private boolean hasGap(int first, int last) {
    int blanks = 0;
    for (int i = first; i < last; i++) {
      blanks = text.charAt(i) == ' ' ? blanks + 1 : 0;
      if (blanks == GAP) {
        return true;
      }
    }
    return false;
  }

  private void copy(int first, int last, boolean table) {
    int at = first;
    while (at < last) {
      int wordEnd = at;
      while (wordEnd < last && text.charAt(wordEnd) != ' ') {
        wordEnd++;
      }
      text.append(text, at, wordEnd);
      int next = wordEnd;
      while (next < last && text.charAt(next) == ' ') {
        next++;
      }
      if (next < last) {
        text.append(table && next - wordEnd > 1 ? '\t' : ' ', text.sourceOf(wordEnd));
      }
      at = next;
    }
  }
}
