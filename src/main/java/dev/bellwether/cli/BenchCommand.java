package dev.bellwether.cli;

import picocli.CommandLine.Command;

/** {@code bellwether bench}. */
@Command(
    name = "bench",
    description = "Measure how right a tier is on texts that people have labelled.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  bellwether bench quality --labels labelled.csv"},
    subcommands = BenchQualityCommand.class)
final class BenchCommand extends CommandWithSubcommands {}
