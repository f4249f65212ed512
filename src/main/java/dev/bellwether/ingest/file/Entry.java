package dev.bellwether.ingest.file;

/** What a file holds at one place: a row, or something that could not become one. */
public sealed interface Entry permits Row, Reject {
  /**
   * The physical line on which it starts, from 1; the row's ordinal where a format has no lines.
   */
  long line();

  /**
   * How it stands in the file, for the rejects file; cut to {@link Reject#RAW_LIMIT} characters.
   */
  String raw();
}
