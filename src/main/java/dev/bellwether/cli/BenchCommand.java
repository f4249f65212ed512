package dev.bellwether.cli;

import picocli.CommandLine.Command;

/** {@code bellwether bench}. */
@Command(
    name = "bench",
    description = "Measure how right, how fast and how robust a tier is.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether bench quality --labels labelled.csv",
      "  bellwether bench soak --model mistral.gguf --tasks 10000 --kill-every 100"
    },
    subcommands = {BenchQualityCommand.class, BenchSoakCommand.class})
final class BenchCommand extends CommandWithSubcommands {}
