package dev.bellwether.ingest.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a text into records, each with the physical line it starts on. Lines end with LF, CRLF or
 * CR. A line end inside quotes belongs to the record.
 *
 * <p>A quote that is opened and not closed would swallow all rows behind it. So when a record
 * outgrows the cap, when the text ends inside quotes, or when on a later line text follows a
 * closing quote (which then is another row's opening one), only the record's first physical line is
 * given up, and reading resumes with the next. What was scanned meanwhile is remembered, so that a
 * text full of such quotes still takes linear time. Holds at most about four times the cap.
 */
final class RecordSplitter implements Closeable {
  /** A record longer than this, in characters, is taken for a quote that was never closed. */
  static final int DEFAULT_CAP = 1 << 20;

  private static final int READ_SIZE = 1 << 16;
  private static final int NOWHERE = -1;

  private final Reader in;
  private final int cap;
  private final QuoteState state;

  /**
   * How far an abandoned scan came, for the next to continue; {@link #NOWHERE} if there is none.
   */
  private final QuoteState knownState;

  private char[] buffer = new char[READ_SIZE];
  private int start;
  private int at;
  private int end;
  private int firstBreak;
  private int lastBreak;
  private int knownAt = NOWHERE;
  private int knownLastBreak = NOWHERE;
  private long line = 1;
  private long scanLine;
  private long knownLine;
  private boolean afterCarriageReturn;

  private RecordSplitter(Reader in, QuoteState state, int cap) {
    this.in = in;
    this.cap = cap;
    this.state = state;
    this.knownState = state.copy();
  }

  /** One record per line, whatever it holds. */
  static RecordSplitter lines(Reader in, int cap) {
    return new RecordSplitter(in, QuoteState.ignoring(), cap);
  }

  /** Records as RFC 4180 has them, with any delimiter. */
  static RecordSplitter delimited(Reader in, char delimiter, int cap) {
    return new RecordSplitter(in, QuoteState.delimitedBy(delimiter), cap);
  }

  /** The next record, blank ones included, or what is wrong with it; empty at the end. */
  Optional<Piece> next() throws IOException {
    if (!begin()) {
      return Optional.empty();
    }
    while (!advance()) {
      if (at - start > cap) {
        return Optional.of(firstBreak == NOWHERE ? tooLong() : neverClosed());
      }
      if (!fill()) {
        return Optional.of(state.isQuoted() ? neverClosed() : take(at));
      }
    }
    return Optional.of(swallows() ? neverClosed() : take(at - 1));
  }

  private boolean begin() throws IOException {
    if (start == end && !fill()) {
      return false;
    }
    if (afterCarriageReturn && buffer[start] == '\n') {
      start++;
    }
    afterCarriageReturn = false;
    at = start;
    scanLine = line;
    firstBreak = NOWHERE;
    lastBreak = NOWHERE;
    state.reset();
    return start < end || fill();
  }

  private boolean swallows() {
    return firstBreak != NOWHERE && state.hasStrayed();
  }

  /** Scans what is in the buffer; true when it found where the record ends or goes wrong. */
  private boolean advance() {
    int limit = (int) Math.min(end, (long) start + cap + 1);
    while (at < limit) {
      char c = buffer[at++];
      if (c != '\n' && c != '\r') {
        state.accept(c);
      } else if (!state.isQuoted()) {
        return true;
      } else {
        noteBreak(c);
      }
      if (swallows()) {
        return true;
      }
    }
    return false;
  }

  private void noteBreak(char c) {
    state.acceptBreak();
    boolean secondHalf = c == '\n' && at - 2 >= start && buffer[at - 2] == '\r';
    if (!secondHalf) {
      scanLine++;
    }
    if (firstBreak == NOWHERE || (secondHalf && firstBreak == at - 1)) {
      firstBreak = at;
    }
    lastBreak = at;
    if (knownAt != NOWHERE && at <= knownLastBreak) {
      resumeKnown();
    }
  }

  /** Inside quotes at the same line break as an earlier scan: what follows is known. */
  private void resumeKnown() {
    at = Math.max(at, knownAt);
    lastBreak = knownLastBreak;
    scanLine = knownLine;
    state.copyFrom(knownState);
  }

  private Piece take(int textEnd) {
    String text = new String(buffer, start, textEnd - start);
    Piece piece = new Piece(line, text, "");
    afterCarriageReturn = textEnd < at && buffer[textEnd] == '\r';
    start = at;
    line = scanLine + 1;
    return piece;
  }

  private Piece neverClosed() {
    int lineEnd = firstBreak == NOWHERE ? at : firstBreak;
    knownAt = at;
    knownLine = scanLine;
    knownLastBreak = lastBreak;
    knownState.copyFrom(state);
    Piece piece = new Piece(line, beginning(lineEnd), "quote opened and never closed");
    afterCarriageReturn = buffer[lineEnd - 1] == '\r';
    start = lineEnd;
    line++;
    return piece;
  }

  private Piece tooLong() throws IOException {
    Piece piece = new Piece(line, beginning(at), "line longer than " + cap + " characters");
    start = at;
    boolean more = true;
    while (more && !skippedLine()) {
      more = fill();
    }
    line++;
    return piece;
  }

  private boolean skippedLine() {
    while (start < end) {
      char c = buffer[start++];
      if (c == '\n' || c == '\r') {
        afterCarriageReturn = c == '\r';
        return true;
      }
    }
    return false;
  }

  private String beginning(int lineEnd) {
    int length = Math.min(lineEnd - start, Reject.RAW_LIMIT);
    return new String(buffer, start, length).stripTrailing();
  }

  /** Reads on; false at the end of the text. Moves what is kept to the front of the buffer. */
  private boolean fill() throws IOException {
    if (end == buffer.length) {
      makeRoom();
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read <= 0) {
      return false;
    }
    end += read;
    return true;
  }

  private void makeRoom() {
    int kept = end - start;
    char[] target = kept <= buffer.length / 2 ? buffer : Arrays.copyOf(buffer, buffer.length * 2);
    System.arraycopy(buffer, start, target, 0, kept);
    buffer = target;
    at -= start;
    firstBreak = shifted(firstBreak);
    lastBreak = shifted(lastBreak);
    knownAt = shifted(knownAt);
    knownLastBreak = shifted(knownLastBreak);
    end = kept;
    start = 0;
  }

  private int shifted(int position) {
    return position == NOWHERE ? NOWHERE : Math.max(NOWHERE, position - start);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
