package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The labelled texts that come with Bellwether. */
public final class LabelledFiles {
  private LabelledFiles() {}

  /**
   * The files of a folder in the order of their names.
   *
   * @throws BellwetherException if there is none
   */
  public static List<Path> in(Path folder) {
    List<Path> files = list(folder);
    if (files.isEmpty()) {
      throw BellwetherException.usage(
          "no labelled texts in " + folder, "name a file of your own with --labels");
    }
    return files;
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot list " + folder + ": " + e.getMessage(), "check its permissions", e);
    }
  }
}
