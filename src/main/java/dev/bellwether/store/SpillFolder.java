package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where DuckDB puts what does not fit into its memory: beside the database, since the system's
 * temporary folder may be small, and one for each connection, since DuckDB gives its files the same
 * names everywhere: two readers that shared a folder would read each other's.
 */
final class SpillFolder {
  private static final String MARK = ".tmp";

  private SpillFolder() {}

  /**
   * A new folder for one connection; made and removed by DuckDB when there is something to put. In
   * containers all processes may have one number, so there is the time too.
   */
  static Path of(Path database) {
    return database.resolveSibling(
        "%s%s-%d-%x"
            .formatted(
                database.getFileName(), MARK, ProcessHandle.current().pid(), System.nanoTime()));
  }

  /**
   * Removes what killed processes have left. Only for the one that has the database open for
   * writing: nobody else can have it open then.
   */
  static void sweep(Path database) {
    Path folder = database.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, file -> isSpill(database, file))) {
      for (Path spill : left) {
        remove(spill);
      }
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot remove what a killed run left in " + folder + ": " + e.getMessage(), "", e);
    }
  }

  private static boolean isSpill(Path database, Path file) {
    String name = String.valueOf(file.getFileName());
    String mark = database.getFileName() + MARK;
    return name.equals(mark) || name.matches("\\Q" + mark + "\\E-\\d+-[0-9a-f]+");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
