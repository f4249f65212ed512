package dev.bellwether.ingest.file;

/** A file of rows that can be opened more than once: to look at it first, then to read it. */
public interface RowSource {
  /** The file's name without its folder, for messages and as the name of last resort. */
  String name();

  /**
   * Opens it at its beginning.
   *
   * @throws dev.bellwether.BellwetherException if it does not exist or is not what its name says
   */
  Rows open();
}
