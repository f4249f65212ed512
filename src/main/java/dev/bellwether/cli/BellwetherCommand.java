package dev.bellwether.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The root of the command tree. */
@Command(
    name = "bellwether",
    description = {
      "Turns financial news and SEC filings into sentiment one can trade on,",
      "and proves whether one should."
    },
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    footer = {
      "",
      "Example:",
      "  bellwether demo",
      "Environment:",
      "  BELLWETHER_WORKSPACE   folder of the stores (default: the current folder)",
      "  BELLWETHER_...         any setting, such as BELLWETHER_REPLAY_MIN_NAMES=10",
      "Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 some items failed,",
      "  4 credentials, 5 budget spent, 70 a bug, 130 interrupted"
    })
final class BellwetherCommand implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    if (!help && !version) {
      throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
  }
}
