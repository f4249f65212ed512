package dev.bellwether.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A workspace and a home in a temporary folder, to read configurations from. */
record Workspaces(Path folder) {
  Path file() {
    return folder.resolve("workspace").resolve("bellwether.toml");
  }

  Path userFile() {
    return folder.resolve("home/.config/bellwether/config.toml");
  }

  Workspaces workspace(String... lines) {
    return write(file(), lines);
  }

  Workspaces user(String... lines) {
    return write(userFile(), lines);
  }

  Workspaces write(Path path, String... lines) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, String.join("\n", lines));
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Inputs inputs(Map<String, String> environment, Flag... flags) {
    return new Inputs(
        folder.resolve("workspace"), folder.resolve("home"), environment, List.of(flags));
  }

  Configuration read(Flag... flags) {
    return read(Map.of(), flags);
  }

  Configuration read(Map<String, String> environment, Flag... flags) {
    return Configuration.read(inputs(environment, flags));
  }

  BellwetherException mistake(Flag... flags) {
    return mistake(Map.of(), flags);
  }

  BellwetherException mistake(Map<String, String> environment, Flag... flags) {
    return catchThrowableOfType(BellwetherException.class, () -> read(environment, flags));
  }

  static Configuration.Entry entry(Configuration configuration, String key) {
    return configuration.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
