package dev.bellwether.ingest.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Outcome;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.ingest.file.JsonColumns;
import dev.bellwether.ingest.file.RowFile;
import dev.bellwether.ingest.file.Rows;
import dev.bellwether.ingest.file.TextLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads on in one file of a watched folder. */
final class FileReading {
  /** So that alerts of a large file begin before its end is read. */
  private static final int MOST_AT_ONCE = 4_000_000;

  private static final int LARGEST_WHOLE = 100_000_000;
  private static final int HEAD = 1_024;
  private static final List<String> GROWING = List.of(".jsonl", ".ndjson");
  private static final List<String> TABLES = List.of(".csv", ".tsv");
  private static final List<String> PROSE = List.of(".txt", ".md");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final String name;
  private final RowSink sink;
  private final Settling settling;

  /**
   * How far reading came.
   *
   * @param more whether there is more that could be read at once
   */
  record Progress(FileState state, boolean more) {}

  FileReading(Path file, RowSink sink, Settling settling) {
    this.file = file;
    this.name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    this.sink = sink;
    this.settling = settling;
  }

  /**
   * Reads what is new.
   *
   * @param read how it looked when it was read last
   * @param is how it looks now
   */
  Progress goOn(FileState read, FileState is) throws IOException {
    if (GROWING.stream().anyMatch(name::endsWith)) {
      return tail(read, is);
    }
    if ((is.looksLike(read) && read.wasRead()) || !settling.isOver(file)) {
      return new Progress(read, false);
    }
    whole(is.size());
    return new Progress(is.readTo(is.size(), 0, head(is.size())), false);
  }

  private Progress tail(FileState read, FileState is) throws IOException {
    boolean same =
        read.wasRead() && is.size() >= read.offset() && head(read.offset()).equals(read.head());
    long from = same ? read.offset() : 0;
    byte[] bytes = bytes(from, MOST_AT_ONCE);
    int end = lastLineEnd(bytes) + 1;
    boolean all = from + bytes.length >= is.size();
    if (end == 0 && bytes.length == MOST_AT_ONCE) {
      sink.reject(same ? read.line() + 1 : 1, "line longer than " + MOST_AT_ONCE + " bytes", "");
      end = bytes.length;
    } else if (all && end < bytes.length && isObject(bytes, end) && settling.isOver(file)) {
      end = bytes.length;
    }
    long line = same ? read.line() : 0;
    lines(bytes, end, line);
    long after = from + end;
    return new Progress(
        after == 0 ? read : is.readTo(after, line + count(bytes, end), head(after)),
        !all && end > 0);
  }

  /** Whoever writes may pause within a line: only an object is finished without an end of line. */
  private static boolean isObject(byte[] bytes, int from) {
    String line = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    return JsonColumns.read(line) instanceof Outcome.Done;
  }

  private byte[] bytes(long from, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      return in.readNBytes(most);
    }
  }

  private String head(long upTo) throws IOException {
    byte[] head = bytes(0, (int) Math.min(HEAD, upTo));
    return Sha256.hex128(head, head.length);
  }

  private static int lastLineEnd(byte[] bytes) {
    int at = bytes.length - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static long count(byte[] bytes, int end) {
    long count = 0;
    for (int i = 0; i < end; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  private void lines(byte[] bytes, int end, long before) throws IOException {
    try (TextLines lines = TextLines.of(new ByteArrayInputStream(Arrays.copyOf(bytes, end)))) {
      for (Optional<TextLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        sink.line(
            new TextLines.Line(
                before + line.get().number(), line.get().text(), line.get().problem()));
      }
    }
  }

  private void whole(long size) throws IOException {
    if (size > LARGEST_WHOLE) {
      sink.reject(0, "larger than " + LARGEST_WHOLE + " bytes; only JSON Lines may be", "");
    } else if (PROSE.stream().anyMatch(name::endsWith)) {
      prose();
    } else if (name.endsWith(".json")) {
      json();
    } else {
      boolean ended = TABLES.stream().noneMatch(name::endsWith) || endsInLineEnd(size);
      try (Rows rows = RowFile.of(file, Optional.empty()).open()) {
        sink.table(rows, ended);
      }
    }
  }

  private boolean endsInLineEnd(long size) throws IOException {
    byte[] last = bytes(Math.max(0, size - 1), 1);
    return last.length == 0 || last[0] == '\n' || last[0] == '\r';
  }

  /** The first line is the title. */
  private void prose() throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    String title = text.lines().findFirst().orElse("").strip();
    String body = text.substring(Math.min(text.length(), title.length())).strip();
    sink.row(
        1, Map.of("title", title, "body", body, "id", String.valueOf(file.getFileName())), title);
  }

  /** One object, several, or an array of them. */
  private void json() throws IOException {
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(in)) {
      long number = 0;
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        for (JsonNode object : value.isArray() ? value : List.of(value)) {
          number++;
          sink.json(number, object.toString());
        }
      }
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("");
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      sink.reject(line, "not JSON: " + why, "");
    }
  }
}
