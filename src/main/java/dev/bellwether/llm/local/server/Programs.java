package dev.bellwether.llm.local.server;

import dev.bellwether.BellwetherException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds a program as a shell would. */
final class Programs {
  private Programs() {}

  /**
   * The file of a program.
   *
   * @throws BellwetherException (usage) if there is none
   */
  static Path find(String program, String searchPath) {
    Optional<Path> found =
        program.contains("/")
            ? Optional.of(Path.of(program)).filter(Programs::runs)
            : Arrays.stream(searchPath.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Programs::runs)
                .findFirst();
    return found
        .map(Path::toAbsolutePath)
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    "no program " + program,
                    "set local.server_binary to the llama-server of a llama.cpp release"));
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
