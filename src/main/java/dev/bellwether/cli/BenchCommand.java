package dev.bellwether.cli;

import picocli.CommandLine.Command;

/** {@code bellwether bench}. */
@Command(
    name = "bench",
    description = "Measure how right tiers are, and how a watch bears load.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether bench quality --labels labelled.csv",
      "  bellwether bench live --articles 200"
    },
    subcommands = {BenchQualityCommand.class, BenchLiveCommand.class})
final class BenchCommand extends CommandWithSubcommands {}
