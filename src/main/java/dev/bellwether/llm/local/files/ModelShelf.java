package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The model files of a workspace by name: {@code NAME.gguf} in one folder.
 *
 * @param folder where they lie; need not exist
 */
public record ModelShelf(Path folder) {
  static final String ENDING = ".gguf";
  private static final int LONGEST_NAME = 50;

  /** The file of a name, whether or not it is there. */
  public Path file(String name) {
    return folder.resolve(name + ENDING);
  }

  /** The names of the files that are there, in order. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      TreeSet<String> names = new TreeSet<>();
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(ENDING))
          .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
      return List.copyOf(names);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot list " + folder + ": " + e.getMessage(), "check its permissions", e);
    }
  }

  /**
   * The file that is meant by a name of this shelf or by a path. It need not be there.
   *
   * @param directory what a relative path is relative to
   */
  public Path find(String nameOrPath, Path directory) {
    boolean isName = !nameOrPath.contains("/") && Files.isRegularFile(file(nameOrPath));
    return isName ? file(nameOrPath) : directory.resolve(nameOrPath).normalize();
  }

  /** A name made from that of a file: {@code Some.Model-Q4_K_M.gguf} is some-model-q4_k_m. */
  public static String nameOf(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    String base =
        lower.endsWith(ENDING) ? lower.substring(0, lower.length() - ENDING.length()) : lower;
    String plain = base.replaceAll("[^a-z0-9_]+", "-").replaceAll("^[-_]+|[-_]+$", "");
    String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    return cut.isEmpty() ? "model" : cut;
  }
}
