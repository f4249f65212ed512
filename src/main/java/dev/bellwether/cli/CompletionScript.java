package dev.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;

/** Writes the completion script for bash and zsh from the command tree; the build runs it. */
public final class CompletionScript {
  private CompletionScript() {}

  /** Writes to the file named by the only argument. */
  public static void main(String[] args) throws IOException {
    Console console = new Console(Surroundings.ofThisProcess());
    String script =
        AutoComplete.bash("bellwether", Program.commandLine(console, Interrupts.none()));
    Files.writeString(Path.of(args[0]), script);
  }
}
