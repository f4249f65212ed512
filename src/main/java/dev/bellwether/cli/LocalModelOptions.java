package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Flag;
import dev.bellwether.engine.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which local model a benchmark takes. */
final class LocalModelOptions {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "GGUF file, or a name of 'model list' (default: local.model).")
  private @Nullable String model;

  /** The engine's context, with the model that is named here if one is. */
  Context context(Invocation invocation, CommonOptions common) {
    Context context =
        model == null
            ? invocation.context(common)
            : invocation.context(common, new Flag("--model", "local.model", file(invocation)));
    if (!context.settings().local().configured()) {
      throw BellwetherException.usage(
          "no local model", "name one with --model FILE, or set local.model");
    }
    return context;
  }

  /** A file of the current folder, as on any command line; else a name of the workspace. */
  private String file(Invocation invocation) {
    String named = String.valueOf(model);
    Path file = invocation.resolve(Path.of(named));
    boolean isPath = named.contains("/") || Files.exists(file);
    return isPath ? file.toAbsolutePath().toString() : named;
  }
}
