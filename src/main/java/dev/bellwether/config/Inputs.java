package dev.bellwether.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that a configuration is read from; nothing else is looked at.
 *
 * @param workspace folder that may hold {@code bellwether.toml}; need not exist
 * @param home the user's home folder
 * @param environment the process environment
 * @param flags settings given on the command line
 */
public record Inputs(Path workspace, Path home, Map<String, String> environment, List<Flag> flags) {
  public Inputs {
    environment = Map.copyOf(environment);
    flags = List.copyOf(flags);
  }

  Path workspaceFile() {
    return workspace.resolve("bellwether.toml");
  }

  /** A relative {@code XDG_CONFIG_HOME} is ignored: XDG Base Directory Specification 0.8. */
  Path userFile() {
    Path xdg = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    Path folder = xdg.isAbsolute() ? xdg : home.resolve(".config");
    return folder.resolve("bellwether").resolve("config.toml");
  }
}
