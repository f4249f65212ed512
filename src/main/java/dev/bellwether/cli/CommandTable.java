package dev.bellwether.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands by name. Looking into all of them takes a third of a short command's time, so a
 * command line that begins with the name of one gets that one only.
 */
final class CommandTable {
  private static final Set<String> HELP = Set.of("-h", "--help");
  private static final Set<String> VERSION = Set.of("-V", "--version");

  private CommandTable() {}

  /** A switch, since a class that is not asked for should not even be loaded. */
  private static Optional<Class<?>> named(String name) {
    return switch (name) {
      case "ingest" -> Optional.of(IngestCommand.class);
      case "chunk" -> Optional.of(ChunkCommand.class);
      case "export" -> Optional.of(ExportCommand.class);
      case "score" -> Optional.of(ScoreCommand.class);
      case "route" -> Optional.of(RouteCommand.class);
      case "prompt" -> Optional.of(PromptCommand.class);
      case "model" -> Optional.of(ModelCommand.class);
      case "bench" -> Optional.of(BenchCommand.class);
      case "replay" -> Optional.of(ReplayCommand.class);
      case "runs" -> Optional.of(RunsCommand.class);
      case "watch" -> Optional.of(WatchCommand.class);
      case "dlq" -> Optional.of(DlqCommand.class);
      case "budget" -> Optional.of(BudgetCommand.class);
      case "costs" -> Optional.of(CostsCommand.class);
      case "cache" -> Optional.of(CacheCommand.class);
      case "demo" -> Optional.of(DemoCommand.class);
      case "doctor" -> Optional.of(DoctorCommand.class);
      case "config" -> Optional.of(ConfigCommand.class);
      case "sql" -> Optional.of(SqlCommand.class);
      case "backup" -> Optional.of(BackupCommand.class);
      default -> Optional.empty();
    };
  }

  /**
   * Adds the command that is asked for by its name; none for the version; for the help of the
   * program what it says of each; else all of them.
   */
  static void addTo(CommandLine root, String... args) {
    String first = args.length == 0 ? "" : args[0];
    Optional<Class<?>> asked = named(first);
    if (asked.isPresent()) {
      root.addSubcommand(first, asked.get());
    } else if (HELP.contains(first)) {
      CommandGroups.grouped().forEach(name -> root.addSubcommand(name, purposeOf(name)));
    } else if (!VERSION.contains(first)) {
      CommandGroups.grouped().forEach(name -> root.addSubcommand(name, type(name)));
    }
  }

  private static Class<?> type(String name) {
    return named(name).orElseThrow();
  }

  private static CommandSpec purposeOf(String name) {
    Command described = Objects.requireNonNull(type(name).getAnnotation(Command.class), name);
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(described.description());
    return spec;
  }
}
