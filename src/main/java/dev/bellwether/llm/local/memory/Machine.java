package dev.bellwether.llm.local.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the kernel tells of a machine in {@code /sys}, {@code /proc} and {@code /dev}. What is not
 * there, or cannot be read, is empty: all of it is Linux's, and much of it one driver's.
 *
 * @param root {@code /}, or where a test has laid out another machine
 */
public record Machine(Path root) {
  /** A path below the root. */
  public Path path(String relative) {
    return root.resolve(relative);
  }

  /** A small file, without blanks around it. */
  public Optional<String> text(String relative) {
    try {
      return Optional.of(Files.readString(path(relative)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A small file that holds one number. */
  public OptionalLong number(String relative) {
    try {
      return text(relative).map(Long::decode).map(OptionalLong::of).orElse(OptionalLong.empty());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The value of a line {@code name value} or {@code name: value}. */
  public OptionalLong number(String relative, String name) {
    return text(relative).stream()
        .flatMap(String::lines)
        .map(line -> line.split("[:\\s]+"))
        .filter(words -> words.length > 1 && words[0].equals(name))
        .filter(words -> words[1].matches("\\d{1,18}"))
        .mapToLong(words -> Long.parseLong(words[1]))
        .findFirst();
  }

  /** The value of a line {@code NAME=value}. */
  public Optional<String> value(String relative, String name) {
    return text(relative).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst();
  }

  /** The names in a folder, in order. */
  public List<String> names(String relative) {
    try (Stream<Path> files = Files.list(path(relative))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
