package dev.bellwether.ingest.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * How a file looks, and how far it was read.
 *
 * @param size in bytes
 * @param changed when it was last changed, in milliseconds since 1970
 * @param offset bytes that were read; nothing of the others
 * @param line lines that were read
 * @param head hash of its beginning, by which another file under the same name is told; empty while
 *     nothing was read
 */
record FileState(long size, long changed, long offset, long line, String head) {
  private static final FileState UNREAD = new FileState(0, 0, 0, 0, "");

  static FileState of(Path file) throws IOException {
    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileState(is.size(), is.lastModifiedTime().toMillis(), 0, 0, "");
  }

  /** From {@link #text}; that of a file of which nothing was read when it is none. */
  static FileState parse(String text) {
    String[] part = text.split(":", -1);
    if (part.length != 5 || !text.matches("\\d+:-?\\d+:\\d+:\\d+:[0-9a-f]*")) {
      return UNREAD;
    }
    return new FileState(
        Long.parseLong(part[0]),
        Long.parseLong(part[1]),
        Long.parseLong(part[2]),
        Long.parseLong(part[3]),
        part[4]);
  }

  String text() {
    return size + ":" + changed + ":" + offset + ":" + line + ":" + head;
  }

  boolean looksLike(FileState other) {
    return size == other.size && changed == other.changed;
  }

  FileState readTo(long bytes, long lines, String beginning) {
    return new FileState(size, changed, bytes, lines, beginning);
  }

  /** Whether it was read before, and is still the same file as far as that can be told cheaply. */
  boolean wasRead() {
    return !head.isEmpty();
  }
}
