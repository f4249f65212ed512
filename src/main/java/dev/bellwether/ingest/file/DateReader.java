package dev.bellwether.ingest.file;

import java.util.Optional;

/** Reads dates and times that are written in one way. */
interface DateReader {
  /** What the text says; empty when it is not written this way, or not between 1970 and 2100. */
  Optional<Moment> read(String text);

  /** How it is written, in the words of {@code --date-format}. */
  String pattern();
}
