package dev.bellwether.cli;

import dev.bellwether.config.Nearest;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words for a command line that cannot be understood. */
final class UsageError {
  private UsageError() {}

  static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().get(0);
      boolean takesCommands = !e.getCommandLine().getSubcommands().isEmpty();
      if (first.startsWith("-")) {
        return "unknown option '" + first + "'";
      }
      return (takesCommands ? "unknown command '" : "unexpected argument '") + first + "'";
    }
    String message = String.valueOf(e.getMessage()).replace("is not an int", "is not a number");
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  static String hint(ParameterException e) {
    String help = "see '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return help;
    }
    String typed = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    Set<String> names =
        typed.startsWith("-")
            ? e.getCommandLine().getCommandSpec().optionsMap().keySet()
            : e.getCommandLine().getSubcommands().keySet();
    return near(typed, names).map(name -> "did you mean '" + name + "'? " + help).orElse(help);
  }

  /** What a slip of the fingers turns into the typed word. */
  private static Optional<String> near(String typed, Set<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(Nearest.to(typed, names))
            .filter(name -> Nearest.distance(typed, name) <= Math.max(1, name.length() / 2));
  }
}
