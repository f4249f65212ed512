package dev.bellwether.ingest.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a JSON Lines file: one object a line. */
final class JsonRows implements Rows {
  /** There is no header, so the columns are those of the first rows: at most this many, */
  private static final int MOST_AHEAD = 1_000;

  /** and at most this many characters of them, which keeps memory bounded. */
  private static final int MOST_CHARACTERS_AHEAD = 1 << 22;

  private final String name;
  private final TextInput input;
  private final RecordSplitter splitter;
  private final Deque<Entry> ahead = new ArrayDeque<>();
  private final Set<String> columns = new LinkedHashSet<>();

  private JsonRows(String name, TextInput input, int cap) {
    this.name = name;
    this.input = input;
    this.splitter = RecordSplitter.lines(input.reader(), cap);
  }

  static JsonRows open(String name, TextInput input, int cap) throws IOException {
    JsonRows rows = new JsonRows(name, input, cap);
    rows.lookAhead();
    return rows;
  }

  private void lookAhead() throws IOException {
    int characters = 0;
    while (ahead.size() < MOST_AHEAD && characters < MOST_CHARACTERS_AHEAD) {
      Optional<Piece> piece = nextPiece();
      if (piece.isEmpty()) {
        return;
      }
      refuseArray(piece.get());
      Entry entry = entry(piece.get());
      if (entry instanceof JsonRow row) {
        columns.addAll(row.values().keySet());
      }
      ahead.addLast(entry);
      characters += piece.get().text().length();
    }
  }

  /** A whole file as one array is the common mistake; one reject per line would not explain it. */
  private void refuseArray(Piece piece) {
    if (ahead.isEmpty() && piece.text().stripLeading().startsWith("[")) {
      throw BellwetherException.usage(
          name + " is one JSON array, not one object a line", "convert it: jq -c '.[]' " + name);
    }
  }

  private Optional<Piece> nextPiece() throws IOException {
    Optional<Piece> piece = splitter.next();
    while (piece.isPresent() && !piece.get().isBroken() && piece.get().text().isBlank()) {
      piece = splitter.next();
    }
    return piece;
  }

  private Entry entry(Piece piece) {
    String problem = piece.isBroken() ? piece.problem() : input.problem(piece.text());
    if (!problem.isEmpty()) {
      return reject(piece, problem);
    }
    try {
      return new JsonRow(piece.line(), piece.text(), FlatJson.read(piece.text()));
    } catch (JsonProcessingException e) {
      return reject(piece, "not JSON: " + oneLine(e.getOriginalMessage()));
    } catch (IOException e) {
      return reject(piece, String.valueOf(e.getMessage()));
    }
  }

  static String oneLine(String message) {
    String line = message.replaceAll("\\s+", " ");
    return line.length() <= 120 ? line : line.substring(0, 120) + "...";
  }

  private static Reject reject(Piece piece, String reason) {
    return new Reject(piece.line(), reason, piece.text().replace(TextInput.UNDECODABLE, '\ufffd'));
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns);
  }

  @Override
  public Optional<Entry> next() {
    if (!ahead.isEmpty()) {
      return Optional.of(ahead.removeFirst());
    }
    try {
      return nextPiece().map(this::entry);
    } catch (IOException e) {
      throw RowFile.unreadable(name, e);
    }
  }

  @Override
  public void close() {
    try {
      splitter.close();
    } catch (IOException e) {
      throw RowFile.unreadable(name, e);
    }
  }

  private record JsonRow(long line, String text, Map<String, String> values) implements Row {
    @Override
    public String get(String column) {
      return values.getOrDefault(column, "");
    }

    @Override
    public String raw() {
      return Reject.cut(text);
    }
  }
}
