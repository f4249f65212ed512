package dev.bellwether.ingest.file;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a CSV or TSV file, below its header line. */
final class DelimitedRows implements Rows {
  private final String name;
  private final TextInput input;
  private final RecordSplitter splitter;
  private final CsvParser parser;
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  private DelimitedRows(String name, TextInput input, char delimiter, int cap) {
    this.name = name;
    this.input = input;
    this.splitter = RecordSplitter.delimited(input.reader(), delimiter, cap);
    this.parser = RecordParser.create(delimiter);
  }

  static DelimitedRows open(String name, TextInput input, int cap) throws IOException {
    DelimitedRows rows = new DelimitedRows(name, input, Delimiter.detect(input.reader()), cap);
    rows.readHeader();
    return rows;
  }

  private void readHeader() throws IOException {
    Piece header = splitter.next().orElse(new Piece(1, "", ""));
    while (header.text().isBlank() && !header.isBroken()) {
      Optional<Piece> following = splitter.next();
      if (following.isEmpty()) {
        throw BellwetherException.usage(name + " has no header line", "");
      }
      header = following.get();
    }
    String problem = header.isBroken() ? header.problem() : input.problem(header.text());
    if (!problem.isEmpty()) {
      throw BellwetherException.usage(
          name + ":" + header.line() + " is no header line: " + problem, "");
    }
    for (String column : parsedHeader(header)) {
      addColumn(column.strip());
    }
  }

  private String[] parsedHeader(Piece header) {
    try {
      return parser.parseLine(header.text());
    } catch (TextParsingException e) {
      throw BellwetherException.usage(
          name + ":" + header.line() + " has more than " + RecordParser.MOST_COLUMNS + " columns",
          "");
    }
  }

  /** A column without a name is common where an index was exported; it is named by its place. */
  private void addColumn(String given) {
    String column = given.isEmpty() ? "column " + (columns.size() + 1) : given;
    if (indexes.put(column, columns.size()) != null) {
      throw BellwetherException.usage(
          name + " has two columns named '" + column + "'", "rename one of them");
    }
    columns.add(column);
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns);
  }

  @Override
  public Optional<Entry> next() {
    try {
      while (true) {
        Optional<Piece> piece = splitter.next();
        if (piece.isEmpty()) {
          return Optional.empty();
        }
        if (piece.get().isBroken() || !piece.get().text().isBlank()) {
          return Optional.of(entry(piece.get()));
        }
      }
    } catch (IOException e) {
      throw RowFile.unreadable(name, e);
    }
  }

  private Entry entry(Piece piece) {
    String problem = piece.isBroken() ? piece.problem() : input.problem(piece.text());
    if (!problem.isEmpty()) {
      return reject(piece, problem);
    }
    try {
      String[] fields = parser.parseLine(piece.text());
      return fields.length > columns.size()
          ? reject(piece, fields.length + " fields, header has " + columns.size())
          : new DelimitedRow(piece.line(), piece.text(), indexes, fields);
    } catch (TextParsingException e) {
      return reject(piece, "more than " + RecordParser.MOST_COLUMNS + " fields");
    }
  }

  private static Reject reject(Piece piece, String reason) {
    return new Reject(piece.line(), reason, piece.text().replace(TextInput.UNDECODABLE, '\ufffd'));
  }

  @Override
  public void close() {
    try {
      splitter.close();
    } catch (IOException e) {
      throw RowFile.unreadable(name, e);
    }
  }
}
