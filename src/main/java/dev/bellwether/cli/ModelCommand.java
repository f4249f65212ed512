package dev.bellwether.cli;

import picocli.CommandLine.Command;

/** {@code bellwether model}. */
@Command(
    name = "model",
    description = "Bring in local models, train the embedded tier, list both.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether model add https://example.org/mistral.gguf --sha256 1f2e...",
      "  bellwether model list",
      "  bellwether model train --labels mine.csv --name mine",
      "  bellwether score --set embedded.head=mine"
    },
    subcommands = {
      ModelListCommand.class,
      ModelAddCommand.class,
      ModelInspectCommand.class,
      ModelTrainCommand.class
    })
final class ModelCommand extends CommandWithSubcommands {}
