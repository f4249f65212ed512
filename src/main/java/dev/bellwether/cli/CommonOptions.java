package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Flag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every working command takes. */
class CommonOptions {
  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      order = HelpPage.SHARED + 1,
      description = "Folder of stores and settings (default: this one).")
  private @Nullable Path workspace;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      order = HelpPage.SHARED + 2,
      description = "Another DuckDB file; its state file lies beside it.")
  private @Nullable Path database;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      order = HelpPage.SHARED + 3,
      description = "How long to wait for models: live, batch or research.")
  private @Nullable String profile;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      order = HelpPage.SHARED + 4,
      description = "Any setting; see 'bellwether config show'.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = {"-q", "--quiet"},
      order = HelpPage.SHARED + 6,
      description = "No progress and no notes.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      order = HelpPage.SHARED + 7,
      description = "Also say how long each stage took.")
  private boolean verbose;

  @Option(names = "--no-progress", order = HelpPage.SHARED + 8, description = "No progress line.")
  private boolean noProgress;

  @Option(names = "--debug", order = HelpPage.SHARED + 9, description = "Print stack traces.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = HelpPage.SHARED + 10,
      description = "Show this help.")
  private boolean help;

  Optional<Path> workspace() {
    return Optional.ofNullable(workspace);
  }

  Optional<Path> database() {
    return Optional.ofNullable(database);
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose || debug;
  }

  boolean progressWanted() {
    return !quiet && !noProgress && !help;
  }

  /**
   * What was given, as settings.
   *
   * @param resolve finds a path that is relative to the current folder
   */
  List<Flag> flags(UnaryOperator<Path> resolve) {
    List<Flag> flags = new ArrayList<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw BellwetherException.usage(
            "--set " + setting + " is not KEY=VALUE", "for example --set replay.min_names=10");
      }
      flags.add(new Flag("--set", setting.substring(0, equals), setting.substring(equals + 1)));
    }
    if (profile != null) {
      flags.add(new Flag("--profile", "profile", profile));
    }
    return flags;
  }
}
