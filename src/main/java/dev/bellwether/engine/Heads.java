package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.embedded.EncoderModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The trained heads of a workspace, one file each.
 *
 * @param folder where they lie; need not exist
 */
record Heads(Path folder) {
  private static final String ENDING = ".head";

  static Heads of(Context context) {
    return new Heads(context.workspace().root().resolve("heads"));
  }

  /**
   * The file of a head.
   *
   * @throws BellwetherException if there is none of this name
   */
  Path require(String name) {
    Path file = file(name);
    if (!Files.isRegularFile(file)) {
      throw BellwetherException.usage(
          "no head '" + name + "' in " + folder, "heads: " + String.join(", ", available()));
    }
    return file;
  }

  /** The shipped head and those that lie here. */
  List<String> available() {
    return Stream.concat(Stream.of(EncoderModel.SHIPPED), names().stream()).toList();
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }

  /** Names of the heads that lie here, in order. */
  List<String> names() {
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

  /** Saves a head, in place of one of the same name; a kill leaves the old one or the new one. */
  Path save(String name, byte[] head) {
    Path file = file(name);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.write(folder.resolve(name + ".new"), head);
      return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + file + ": " + e.getMessage(), "check its permissions", e);
    }
  }
}
