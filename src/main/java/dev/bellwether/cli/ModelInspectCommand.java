package dev.bellwether.cli;

import dev.bellwether.engine.InspectModel;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bellwether model inspect}. */
@Command(
    name = "inspect",
    description = "Show what a model file says of itself, and whether it fits here.",
    footer = {
      "",
      "Only header and checksum are read; nothing is loaded. The memory is that of",
      "local.gpu_layers, local.context, local.slots and local.workers as they are set.",
      "",
      "Examples:",
      "  bellwether model inspect mistral",
      "  bellwether model inspect Mistral-7B-Instruct-v0.3.Q4_K_M.gguf --format json",
      "  bellwether model inspect mistral --set local.workers=2"
    })
final class ModelInspectCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "FILE|NAME", description = "A GGUF file, or a name of 'model list'.")
  private String model = "";

  ModelInspectCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    return FigureOutput.print(
        invocation.console(),
        format,
        InspectModel.run(invocation.context(common), model, invocation.surroundings().directory()));
  }
}
