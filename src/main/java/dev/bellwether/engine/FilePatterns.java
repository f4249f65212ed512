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

/** Finds the files that a path with {@code *} or {@code ?} in its last part means. */
final class FilePatterns {
  private FilePatterns() {}

  /**
   * The files in order of their names; the path itself when it holds no pattern.
   *
   * @throws BellwetherException if a pattern meets no file
   */
  static List<Path> expand(Path folder, String location) {
    int slash = location.lastIndexOf('/');
    String pattern = location.substring(slash + 1);
    Path parent = folder.resolve(slash < 0 ? "" : location.substring(0, Math.max(slash, 1)));
    if (!pattern.contains("*") && !pattern.contains("?")) {
      return List.of(folder.resolve(location));
    }
    if (!Files.isDirectory(parent)) {
      throw BellwetherException.usage("no such folder: " + parent, "");
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, pattern)) {
      for (Path file : files) {
        if (Files.isRegularFile(file)) {
          found.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw BellwetherException.failed("cannot list " + parent + ": " + e.getMessage(), "", e);
    }
    if (found.isEmpty()) {
      throw BellwetherException.usage("no file matches " + parent.resolve(pattern), "");
    }
    Collections.sort(found);
    return found;
  }
}
