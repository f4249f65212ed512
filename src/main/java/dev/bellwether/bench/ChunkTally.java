package dev.bellwether.bench;

import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.List;

/**
 * How well a way of cutting keeps together what belongs together, summed up over documents.
 *
 * <p>A table is cut when no chunk holds all of it, and a row when no chunk holds the line. A chunk
 * mixes sections when it holds text of two of them, or of one and of none.
 */
public final class ChunkTally {
  private long chunks;
  private long tokens;
  private int largest;
  private long tables;
  private long tablesCut;
  private long rowsCut;
  private long mixed;

  /**
   * Adds a document.
   *
   * @param text of the document
   * @param tables where its tables lie
   * @param sections in reading order, without overlap
   * @param pieces where its chunks lie, in the order of their starts; windows may overlap
   * @param tokensOf each chunk, its context included
   */
  public void add(
      String text, List<Span> tables, List<Section> sections, List<Span> pieces, int[] tokensOf) {
    chunks += pieces.size();
    for (int each : tokensOf) {
      tokens += each;
      largest = Math.max(largest, each);
    }
    for (Span table : tables) {
      this.tables++;
      if (!isWhole(table, pieces)) {
        tablesCut++;
        rowsCut += brokenLines(text, table, pieces);
      }
    }
    mixed += pieces.stream().filter(piece -> mixes(text, piece, sections)).count();
  }

  private static boolean isWhole(Span part, List<Span> pieces) {
    return pieces.stream().anyMatch(p -> p.start() <= part.start() && part.end() <= p.end());
  }

  private static long brokenLines(String text, Span table, List<Span> pieces) {
    long broken = 0;
    int start = table.start();
    while (start < table.end()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 || feed > table.end() ? table.end() : feed;
      if (end > start && !isWhole(new Span(start, end), pieces)) {
        broken++;
      }
      start = end + 1;
    }
    return broken;
  }

  private static boolean mixes(String text, Span piece, List<Section> sections) {
    int owners = 0;
    int covered = 0;
    for (Section section : sections) {
      int from = Math.max(piece.start(), section.span().start());
      int to = Math.min(piece.end(), section.span().end());
      int inside = from < to ? letters(text, from, to) : 0;
      owners += inside > 0 ? 1 : 0;
      covered += inside;
    }
    boolean outside = letters(text, piece.start(), piece.end()) > covered;
    return owners > 1 || (owners == 1 && outside);
  }

  private static int letters(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /** Chunks. */
  public long chunks() {
    return chunks;
  }

  /** Tokens of all chunks, contexts included. */
  public long tokens() {
    return tokens;
  }

  /** Tokens of the largest chunk. */
  public int largest() {
    return largest;
  }

  /** Tables. */
  public long tables() {
    return tables;
  }

  /** Tables that no chunk holds whole. */
  public long tablesCut() {
    return tablesCut;
  }

  /** Rows of tables that no chunk holds whole. */
  public long rowsCut() {
    return rowsCut;
  }

  /** Chunks that mix sections. */
  public long mixed() {
    return mixed;
  }
}
