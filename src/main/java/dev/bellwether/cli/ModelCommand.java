package dev.bellwether.cli;

import picocli.CommandLine.Command;

/** {@code bellwether model}. */
@Command(
    name = "model",
    description = "Train the embedded tier on labelled texts, and list its heads.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether model list",
      "  bellwether model train --labels mine.csv --name mine",
      "  bellwether score --set embedded.head=mine"
    },
    subcommands = {ModelListCommand.class, ModelTrainCommand.class})
final class ModelCommand extends CommandWithSubcommands {}
