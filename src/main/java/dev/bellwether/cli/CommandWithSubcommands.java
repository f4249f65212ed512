package dev.bellwether.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that does nothing without a subcommand. */
abstract class CommandWithSubcommands implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    if (!help) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "give one of: " + String.join(", ", spec.subcommands().keySet()));
    }
  }
}
