package dev.bellwether.ingest.file;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of UTF-8 as they arrive on a pipe. Blank ones are passed over; a line of more than a
 * million characters is a problem, not an exhausted memory. Not thread-safe.
 */
public final class TextLines implements Closeable {
  private static final char MARK = '\ufeff';

  /**
   * One line.
   *
   * @param number from 1, blank lines counted
   * @param text without its end; only the beginning when there is a problem
   * @param problem why it cannot be used; empty when it can
   */
  public record Line(long number, String text, String problem) {}

  private final TextInput input;
  private final RecordSplitter splitter;

  private TextLines(TextInput input) {
    this.input = input;
    this.splitter = RecordSplitter.lines(input.reader(), RecordSplitter.DEFAULT_CAP);
  }

  /** Reads a stream, which {@link #close} closes. */
  public static TextLines of(InputStream in) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(TextInput.UNDECODABLE));
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, decoder));
    return new TextLines(new TextInput(reader, StandardCharsets.UTF_8));
  }

  /** The next line that is not blank; waits for it. Empty at the end. */
  public Optional<Line> next() throws IOException {
    Optional<Piece> piece = splitter.next();
    while (piece.isPresent() && !piece.get().isBroken() && piece.get().text().isBlank()) {
      piece = splitter.next();
    }
    return piece.map(this::line);
  }

  private Line line(Piece piece) {
    String text = piece.text();
    if (piece.line() == 1 && text.charAt(0) == MARK) {
      text = text.substring(1);
    }
    String problem = piece.isBroken() ? piece.problem() : input.problem(text);
    return new Line(piece.line(), text.replace(TextInput.UNDECODABLE, '\ufffd'), problem);
  }

  @Override
  public void close() throws IOException {
    splitter.close();
  }
}
