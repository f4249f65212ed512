package dev.bellwether.cli;

import dev.bellwether.engine.Context;
import dev.bellwether.engine.ReadPrompts;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether prompt}. */
@Command(
    name = "prompt",
    description = "Look at what models are told.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A file prompts/NAME.md in the workspace replaces a built-in prompt; its hash",
      "keeps its scores apart from those of other words.",
      "",
      "Examples:",
      "  bellwether prompt list",
      "  bellwether prompt show headline > prompts/headline.md",
      "  bellwether prompt diff headline",
      "  bellwether prompt test headline 'Acme cuts its outlook'"
    },
    subcommands = {
      PromptCommand.ListPrompts.class,
      PromptCommand.Show.class,
      PromptCommand.Diff.class,
      PromptTestCommand.class
    })
final class PromptCommand extends CommandWithSubcommands {

  /** {@code bellwether prompt list}. */
  @Command(
      name = "list",
      description = "List prompts with their versions and hashes.",
      footer = {"", "Example:", "  bellwether prompt list"})
  static final class ListPrompts implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    ListPrompts(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<Object>> rows = new ArrayList<>();
      for (ReadPrompts.Shown prompt : ReadPrompts.all(invocation.context(common))) {
        rows.add(List.of(prompt.name(), prompt.version(), prompt.sha256(), prompt.origin()));
      }
      format.print(
          invocation.console(),
          new Table(List.of("name", "version", "sha256", "origin"), List.copyOf(rows)));
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether prompt show}. */
  @Command(
      name = "show",
      description = "Print a prompt as a file that can be edited.",
      footer = {"", "Example:", "  bellwether prompt show article"})
  static final class Show implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "NAME", description = "Which one; see 'bellwether prompt list'.")
    private String name = "";

    @Option(names = "--built-in", description = "Not the one of the workspace.")
    private boolean builtIn;

    Show(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Context context = invocation.context(common);
      ReadPrompts.Shown prompt =
          builtIn ? ReadPrompts.builtIn(context, name) : ReadPrompts.get(context, name);
      invocation.console().out().write(prompt.file());
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether prompt diff}. */
  @Command(
      name = "diff",
      description = "Show how a prompt of the workspace differs from the built-in one.",
      footer = {"", "Example:", "  bellwether prompt diff headline"})
  static final class Diff implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "NAME", description = "Which one; see 'bellwether prompt list'.")
    private String name = "";

    Diff(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      String diff = ReadPrompts.diff(invocation.context(common), name);
      if (diff.isEmpty()) {
        invocation.note(common, name + " is the built-in prompt");
      }
      invocation.console().out().write(diff);
      return ExitCode.DONE.code();
    }
  }
}
