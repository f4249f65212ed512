package dev.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Parses a command line, runs the command, and turns whatever happens into an exit code. */
final class Program {
  private Program() {}

  /** Runs one command without ending the process. */
  static int run(Surroundings surroundings, Interrupts interrupts, String... args) {
    Console console = new Console(surroundings);
    Invocation invocation = new Invocation(console, interrupts, args);
    try {
      int code = commandLine(invocation, args).execute(args);
      invocation.end();
      console.flush();
      return console.pipeClosed() ? ExitCode.DONE.code() : code;
    } catch (IOException | Error e) {
      return Failure.of(e).tell(invocation).code();
    }
  }

  /** The whole command tree, to look at. */
  static CommandLine commandLine(Console console, Interrupts interrupts) {
    return commandLine(new Invocation(console, interrupts));
  }

  private static CommandLine commandLine(Invocation invocation, String... args) {
    Console console = invocation.console();
    CommandLine line = new CommandLine(new BellwetherCommand(), new CommandFactory(invocation));
    CommandTable.addTo(line, args);
    line.setOut(new PrintWriter(console.out(), false))
        .setErr(new PrintWriter(console.err(), true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setExpandAtFiles(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console.surroundings())))
        .setParameterExceptionHandler((e, given) -> explain(invocation, e))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> Failure.of(e).tell(invocation).code());
    HelpPage.arrange(line);
    CommandGroups.arrange(line);
    return line;
  }

  /** Bold type and colours are for a person, who may not want them (no-color.org). */
  private static CommandLine.Help.Ansi ansi(Surroundings surroundings) {
    boolean wanted =
        surroundings.outIsTerminal()
            && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(surroundings.environment().get("TERM"));
    return wanted ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  private static int explain(Invocation invocation, CommandLine.ParameterException e) {
    Console console = invocation.console();
    console.error(UsageError.message(e));
    console.hint(UsageError.hint(e));
    return ExitCode.USAGE.code();
  }
}
