package dev.bellwether.cli;

import dev.bellwether.config.Configuration;
import dev.bellwether.config.Flag;
import dev.bellwether.config.Inputs;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.Instruments;
import dev.bellwether.store.Workspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One call of the program: its console, its arguments, and the engine's context made from them. */
final class Invocation {
  private final Console console;
  private final Interrupts interrupts;
  private final List<String> arguments;
  private Optional<ConsoleProgress> progress = Optional.empty();
  private Optional<Instruments> instruments = Optional.empty();

  Invocation(Console console, Interrupts interrupts, String... arguments) {
    this.console = console;
    this.interrupts = interrupts;
    this.arguments = List.of(arguments);
  }

  Console console() {
    return console;
  }

  Surroundings surroundings() {
    return console.surroundings();
  }

  /** The folder a path on the command line is relative to. */
  Path resolve(Path path) {
    return surroundings().directory().resolve(path);
  }

  /**
   * Everything the engine needs.
   *
   * @param flags settings that the command's own options give
   */
  Context context(CommonOptions common, Flag... flags) {
    Workspace workspace = workspace(common);
    List<Flag> given = new ArrayList<>(common.flags(this::resolve));
    given.addAll(Arrays.asList(flags));
    Configuration configuration =
        Configuration.read(
            new Inputs(
                workspace.root(), surroundings().home(), surroundings().environment(), given));
    ConsoleProgress shown = new ConsoleProgress(console, interrupts, common);
    progress = Optional.of(shown);
    Instruments set = new Instruments();
    instruments = Optional.of(set);
    return new Context(
        workspace,
        configuration,
        surroundings().clock(),
        shown,
        surroundings().suffixes(),
        Version.current(),
        commandLine(),
        console.redaction()::clean,
        new KnownSecrets(surroundings().environment(), console.redaction()),
        set,
        surroundings().systemRoot());
  }

  /** The command is over: nothing of its progress stays on the screen, and nothing unsent. */
  void end() {
    progress.ifPresent(ConsoleProgress::endStage);
    instruments.ifPresent(Instruments::close);
  }

  /** Something worth knowing beside the data; one line, which {@code --quiet} leaves out. */
  void note(CommonOptions common, String text) {
    if (!common.quiet()) {
      console.line(text);
    }
  }

  Workspace workspace(CommonOptions common) {
    String named = surroundings().environment().getOrDefault("BELLWETHER_WORKSPACE", "");
    Path root =
        common.workspace().map(this::resolve).orElseGet(() -> resolve(Path.of(named))).normalize();
    Workspace workspace = Workspace.in(root);
    return common.database().map(this::resolve).map(workspace::withDatabase).orElse(workspace);
  }

  /** The command as one could type it again, without secrets. */
  String commandLine() {
    StringBuilder line = new StringBuilder("bellwether");
    for (String argument : arguments) {
      // First, since the quotes of a shell would tear a secret apart.
      line.append(' ').append(quoted(console.redaction().clean(argument)));
    }
    return line.toString();
  }

  private static String quoted(String argument) {
    boolean plain = !argument.isEmpty() && argument.chars().allMatch(Invocation::needsNoQuotes);
    return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static boolean needsNoQuotes(int c) {
    return Character.isLetterOrDigit(c) || "-_./=:,+@%".indexOf(c) >= 0;
  }

  /** Prints the stack of an exception if the user asked for it with {@code --debug}. */
  void trace(Throwable thrown) {
    if (arguments.contains("--debug")) {
      StringWriter stack = new StringWriter();
      thrown.printStackTrace(new PrintWriter(stack));
      console.line(stack.toString().stripTrailing());
    }
  }
}
