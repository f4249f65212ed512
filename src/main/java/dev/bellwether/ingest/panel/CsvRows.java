package dev.bellwether.ingest.panel;

import dev.bellwether.BellwetherException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a delimited text file, gzipped or not, as stretches of bytes of a reused buffer: no
 * text is made that nobody asks for. A cell may stand in quotes, but hold neither a quote nor a
 * line end. Blank lines are passed over.
 */
final class CsvRows implements AutoCloseable {
  private static final int BLOCK = 1 << 18;
  private static final int LONGEST_ROW = 1 << 26;
  private static final byte[] DELIMITERS = {',', '\t', ';'};

  private final Path file;
  private final InputStream in;
  private final boolean[] special = new boolean[256];
  private final byte delimiter;
  private final List<String> header;
  private byte[] bytes = new byte[BLOCK];
  private int position;
  private int limit;
  private boolean ended;
  private int[] from = new int[8];
  private int[] to = new int[8];
  private int columns;
  private boolean broken;
  private long line;

  private CsvRows(Path file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    fill();
    refuseWhatIsNoText();
    delimiter = delimiter();
    special[delimiter] = true;
    special['\n'] = true;
    special['"'] = true;
    header = readHeader();
  }

  /** Opens the file and reads its header, which the first row must be. */
  static CsvRows open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new CsvRows(file, decompressed(raw));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream decompressed(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BLOCK);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, BLOCK) : in;
  }

  private void refuseWhatIsNoText() {
    if (limit == 0) {
      throw BellwetherException.usage(file.getFileName() + " is empty", "");
    }
    for (int i = 0; i < Math.min(limit, 4096); i++) {
      if (bytes[i] == 0) {
        throw BellwetherException.usage(
            file.getFileName() + " is not text in UTF-8", "CSV and TSV are read, also gzipped");
      }
    }
  }

  /** The most frequent one of the first line. */
  private byte delimiter() {
    byte best = DELIMITERS[0];
    int most = 0;
    for (byte candidate : DELIMITERS) {
      int count = 0;
      for (int i = 0; i < limit && bytes[i] != '\n'; i++) {
        count += bytes[i] == candidate ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private List<String> readHeader() throws IOException {
    List<String> names = new ArrayList<>();
    if (next()) {
      for (int column = 0; column < columns; column++) {
        names.add(text(column).replace("\ufeff", "").strip().toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(names);
  }

  /** Column names in lower case. */
  List<String> header() {
    return header;
  }

  /** Goes to the next row; false after the last. */
  boolean next() throws IOException {
    do {
      while (!scan()) {
        if (!fill() && position == limit) {
          return false;
        }
      }
    } while (columns == 1 && from[0] == to[0] && !broken);
    return true;
  }

  /** Cells of the row. */
  int columns() {
    return columns;
  }

  /** Whether quotes of the row do not match, so that its cells cannot be told apart. */
  boolean broken() {
    return broken;
  }

  /** Line of the row, from 1. */
  long line() {
    return line;
  }

  /** Where the cells lie, until the next row is asked for. */
  byte[] bytes() {
    return bytes;
  }

  /** First byte of the cell, blanks and quotes around it left out. */
  int from(int column) {
    return from[column];
  }

  /** One past its last byte. */
  int to(int column) {
    return to[column];
  }

  /** The cell as text. */
  String text(int column) {
    return new String(bytes, from[column], to[column] - from[column], StandardCharsets.UTF_8);
  }

  /** Finds the cells of the row at the position; false if its end is not in the buffer. */
  private boolean scan() {
    byte[] b = bytes;
    int at = position;
    int start = at;
    columns = 0;
    broken = false;
    while (true) {
      byte c = b[at];
      if (!special[c & 0xff]) {
        at++;
      } else if (c == '\n') {
        if (at == limit && (!ended || at == position)) {
          return false;
        }
        cell(start, at);
        position = Math.min(at + 1, limit);
        line++;
        return true;
      } else if (c == delimiter) {
        cell(start, at);
        start = ++at;
      } else {
        at = afterQuoted(at, start);
      }
    }
  }

  /** The byte behind the closing quote; a line end before it ends the row. */
  private int afterQuoted(int quote, int start) {
    int at = quote + 1;
    while (bytes[at] != '"' && bytes[at] != '\n') {
      at++;
    }
    boolean closed = bytes[at] == '"';
    boolean alone = isBlank(start, quote) && closed && endsCell(at + 1);
    broken |= !alone && at < limit;
    return closed ? at + 1 : at;
  }

  private boolean isBlank(int first, int end) {
    for (int i = first; i < end; i++) {
      if (bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private boolean endsCell(int at) {
    byte c = bytes[at];
    return c == delimiter || c == '\n' || c == '\r' || c == ' ';
  }

  private void cell(int start, int end) {
    if (columns == from.length) {
      from = Arrays.copyOf(from, 2 * columns);
      to = Arrays.copyOf(to, 2 * columns);
    }
    from[columns] = start;
    to[columns] = end;
    // Blanks, line ends and quotes are the lowest bytes; hardly any cell begins or ends with one.
    if (end > start && (bytes[start] <= '"' || bytes[end - 1] <= '"')) {
      trim(columns);
    }
    columns++;
  }

  private void trim(int column) {
    int first = from[column];
    int last = to[column];
    while (last > first && (bytes[last - 1] == '\r' || bytes[last - 1] == ' ')) {
      last--;
    }
    while (first < last && bytes[first] == ' ') {
      first++;
    }
    if (last - first > 1 && bytes[first] == '"' && bytes[last - 1] == '"') {
      first++;
      last--;
    }
    from[column] = first;
    to[column] = last;
  }

  /**
   * Brings more bytes behind those of the unfinished row; false at the end of the file. Behind the
   * last byte there always stands a line end, so that scanning needs no other check.
   */
  private boolean fill() throws IOException {
    int kept = limit - position;
    if (kept + 1 >= bytes.length) {
      if (bytes.length >= LONGEST_ROW) {
        throw BellwetherException.usage(
            file.getFileName() + ":" + (line + 1) + ": a row without an end", "is this a CSV?");
      }
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    System.arraycopy(bytes, position, bytes, 0, kept);
    position = 0;
    limit = kept;
    int read = in.read(bytes, limit, bytes.length - 1 - limit);
    ended = read < 0;
    limit += Math.max(read, 0);
    bytes[limit] = '\n';
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
