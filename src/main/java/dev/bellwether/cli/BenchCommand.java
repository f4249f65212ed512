package dev.bellwether.cli;

import picocli.CommandLine.Command;

/** {@code bellwether bench}. */
@Command(
    name = "bench",
    description = "Measure how right, fast and robust tiers and the watch are.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether bench quality --labels labelled.csv",
      "  bellwether bench long filings/",
      "  bellwether bench chunks filings/",
      "  bellwether bench duplicates",
      "  bellwether bench speed --model mistral.gguf",
      "  bellwether bench soak --model mistral.gguf --tasks 10000 --kill-every 100",
      "  bellwether bench live --articles 200"
    },
    subcommands = {
      BenchQualityCommand.class,
      BenchLongCommand.class,
      BenchChunksCommand.class,
      BenchDuplicatesCommand.class,
      BenchSpeedCommand.class,
      BenchSoakCommand.class,
      BenchLiveCommand.class
    })
final class BenchCommand extends CommandWithSubcommands {}
