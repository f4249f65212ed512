package dev.bellwether.cli;

import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/**
 * The commands by name. Looking into all of them takes a third of a short command's time, so a
 * command line that begins with the name of one gets that one only.
 */
final class CommandTable {
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

  /** Adds the command that is asked for by its name, else all of them; none for the version. */
  static void addTo(CommandLine root, String... args) {
    Optional<Class<?>> asked = args.length == 0 ? Optional.empty() : named(args[0]);
    if (VERSION.contains(args.length == 0 ? "" : args[0])) {
      return;
    }
    if (asked.isPresent()) {
      root.addSubcommand(args[0], asked.get());
    } else {
      for (String name : CommandGroups.grouped()) {
        root.addSubcommand(name, named(name).orElseThrow());
      }
    }
  }
}
