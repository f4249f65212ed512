package dev.bellwether.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Where finished files appear, whole or not at all. Safe for threads and processes. */
public interface Shelf {
  /** All files of parts that are there, as paths below the output; nobody else's. */
  Set<String> files() throws IOException;

  /**
   * Lets a finished file appear, in one step. A file of that name is replaced: names say what is in
   * a file, so it was the same.
   *
   * @param local a file of this machine, which is gone afterwards
   * @param path below the output
   */
  void publish(Path local, String path) throws IOException;

  /** All files of rejects that are there, as paths below the output. */
  Set<String> rejects() throws IOException;

  /** The lines of a file of rejects. */
  List<String> lines(String path) throws IOException;

  /** Removes a file if it is there. */
  void remove(String path) throws IOException;

  /** Removes what killed runs have left, once it is a day old. */
  void sweep() throws IOException;
}
