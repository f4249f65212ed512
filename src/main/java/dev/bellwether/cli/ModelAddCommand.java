package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.AddModel;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether model add}. */
@Command(
    name = "add",
    description = "Bring a GGUF model into the workspace, from a file or an address.",
    footer = {
      "",
      "A file is linked where that is possible, else copied. A download goes on where",
      "it broke off when the same command is run again. The model has its name in",
      "models/ only once length, checksum and header are right.",
      "",
      "Examples:",
      "  bellwether model add Mistral-7B-Instruct-v0.3.Q4_K_M.gguf --name mistral",
      "  bellwether model add https://example.org/mistral.gguf --sha256 1f2e...",
      "  bellwether score --set local.model=mistral"
    })
final class ModelAddCommand implements Callable<Integer> {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "FILE|URL", description = "The model, in the GGUF format.")
  private String source = "";

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Checksum that the publisher names; refuse anything else.")
  private @Nullable String sha256;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it (default: made from the file's name).")
  private @Nullable String name;

  ModelAddCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (name != null && !NAME.matcher(name).matches()) {
      throw BellwetherException.usage(
          "not a name for a model: " + name, "use lower-case letters, digits, - and _");
    }
    AddModel.Report report =
        AddModel.run(
            invocation.context(common),
            new AddModel.Request(where(), Optional.ofNullable(name), Optional.ofNullable(sha256)));
    format.print(
        invocation.console(),
        new Table(
            List.of("model", "file", "sha256", "checked", "added"),
            List.of(
                List.of(
                    report.name(),
                    report.file().toString(),
                    report.fingerprint(),
                    report.checked(),
                    report.fresh()))));
    invocation.note(common, note(report));
    return ExitCode.DONE.code();
  }

  private AddModel.Source where() {
    return ADDRESS.matcher(source).matches()
        ? new AddModel.Source.Address(source)
        : new AddModel.Source.File(invocation.resolve(Path.of(source)));
  }

  private static String note(AddModel.Report report) {
    if (!report.fresh()) {
      return "it was there already";
    }
    return report.checked()
        ? "use it with --set local.model=" + report.name()
        : "compare the checksum with the publisher's, then use it with --set local.model="
            + report.name();
  }
}
