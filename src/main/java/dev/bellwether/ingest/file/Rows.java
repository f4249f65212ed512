package dev.bellwether.ingest.file;

import java.util.List;
import java.util.Optional;

/**
 * An open file, read once from front to back in constant memory. Whoever opened it closes it. Not
 * thread-safe.
 */
public interface Rows extends AutoCloseable {
  /**
   * The names of the columns, in the order of the file, each once. In formats without a header
   * these are the names found in the first rows; a later row may hold more.
   */
  List<String> columns();

  /**
   * The next row or reject; empty at the end.
   *
   * @throws dev.bellwether.BellwetherException if the file can not be read any further
   */
  Optional<Entry> next();

  @Override
  void close();
}
