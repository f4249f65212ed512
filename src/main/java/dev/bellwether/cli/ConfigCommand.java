package dev.bellwether.cli;

import dev.bellwether.config.Configuration;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether config show}. */
@Command(
    name = "config",
    description = "Show every setting and where it comes from.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  bellwether config show"},
    subcommands = ConfigCommand.Show.class)
final class ConfigCommand extends CommandWithSubcommands {

  /** {@code bellwether config show}. */
  @Command(
      name = "show",
      description = "Print each setting, its value and its origin.",
      footer = {
        "",
        "A flag beats BELLWETHER_*, that beats bellwether.toml, that the user's file.",
        "",
        "Examples:",
        "  bellwether config show",
        "  BELLWETHER_REPLAY_MIN_NAMES=10 bellwether config show"
      })
  static final class Show implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    Show(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<Object>> rows = new ArrayList<>();
      for (Configuration.Entry entry : invocation.context(common).configuration().entries()) {
        rows.add(List.of(entry.key(), entry.value(), entry.origin(), entry.description()));
      }
      format.print(
          invocation.console(),
          new Table(List.of("setting", "value", "origin", "meaning"), List.copyOf(rows)));
      return ExitCode.DONE.code();
    }
  }
}
