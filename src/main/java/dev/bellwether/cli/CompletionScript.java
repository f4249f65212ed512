package dev.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The completion script for bash and zsh, made from the command tree. */
final class CompletionScript {
  private CompletionScript() {}

  /** Writes {@code bellwether.bash} into a folder, which is made if need be. */
  static void write(CommandLine root, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("bellwether.bash"), AutoComplete.bash(root.getCommandName(), root));
  }
}
