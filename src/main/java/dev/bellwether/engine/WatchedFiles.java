package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files of a watched folder at a moment: all in it, or those that a pattern names. */
final class WatchedFiles {
  private WatchedFiles() {}

  /**
   * The files in order of their names; none is no mistake, since some may come.
   *
   * @throws BellwetherException if there is no such folder
   */
  static List<Path> list(Path root, String location) {
    Path path = root.resolve(location);
    String pattern = "*";
    if (location.contains("*") || location.contains("?")) {
      pattern = String.valueOf(path.getFileName());
      path = path.getParent() == null ? root : path.getParent();
    } else if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw BellwetherException.usage("no such folder: " + path, "make it, or correct path");
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, pattern)) {
      files.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw BellwetherException.failed("cannot list " + path + ": " + e.getMessage(), "", e);
    }
    Collections.sort(found);
    return found;
  }
}
