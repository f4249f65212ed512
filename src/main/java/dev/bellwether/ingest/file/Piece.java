package dev.bellwether.ingest.file;

/**
 * What {@link RecordSplitter} cuts off.
 *
 * @param line the physical line on which it starts, from 1
 * @param text the record without its line end; only its beginning when there is a problem
 * @param problem why it is no record; empty when it is one
 */
record Piece(long line, String text, String problem) {
  boolean isBroken() {
    return !problem.isEmpty();
  }
}
