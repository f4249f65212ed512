package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.StoppedException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Parses a command line, runs the command, and turns whatever happens into an exit code. */
final class Program {
  private Program() {}

  /** Runs one command without ending the process. */
  static int run(Surroundings surroundings, Interrupts interrupts, String... args) {
    Console console = new Console(surroundings);
    try {
      CommandLine line = commandLine(console, interrupts, args);
      int code = line.execute(args);
      console.flush();
      return code;
    } catch (ClosedPipeException e) {
      return ExitCode.DONE.code();
    }
  }

  /** The whole command tree, ready to parse. */
  static CommandLine commandLine(Console console, Interrupts interrupts, String... args) {
    Invocation invocation = new Invocation(console, interrupts, args);
    CommandLine line =
        new CommandLine(new BellwetherCommand(), new CommandFactory(invocation))
            .setOut(new PrintWriter(console.out(), false))
            .setErr(new PrintWriter(console.err(), true))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(false)
            .setExpandAtFiles(false)
            .setParameterExceptionHandler((e, given) -> explain(console, e))
            .setExecutionExceptionHandler(
                (e, command, parsed) -> explain(console, invocation, command, e));
    CommandGroups.arrange(line);
    return line;
  }

  private static int explain(Console console, CommandLine.ParameterException e) {
    console.error(String.valueOf(e.getMessage()));
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    CommandLine.UnmatchedArgumentException.printSuggestions(
        e, new PrintWriter(console.err(), true));
    console.hint("see '" + command + " --help'");
    return ExitCode.USAGE.code();
  }

  private static int explain(
      Console console, Invocation invocation, CommandLine command, Exception e) {
    if (e instanceof ClosedPipeException closed) {
      throw closed;
    }
    if (e instanceof BellwetherException known) {
      console.error(String.valueOf(known.getMessage()));
      console.hint(known.hint());
      invocation.trace(known);
      return ExitCode.of(known.kind()).code();
    }
    if (e instanceof StoppedException) {
      console.error("interrupted; what was finished is saved");
      console.hint("run the same command again to go on");
      return ExitCode.INTERRUPTED.code();
    }
    if (e instanceof IOException) {
      console.error(String.valueOf(e.getMessage()));
      invocation.trace(e);
      return ExitCode.FAILED.code();
    }
    console.error("this is a bug in Bellwether: " + e);
    console.hint(
        "run '" + command.getCommandName() + "' again with --debug and report what it prints");
    invocation.trace(e);
    return ExitCode.BUG.code();
  }
}
