package dev.bellwether.cli;

import dev.bellwether.engine.AuditReplay;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether replay audit}. */
@Command(
    name = "audit",
    description = "Check on your own data that a replay does not peek.",
    footer = {
      "",
      "Makes the replay again with the future cut away, with news moved past its entry,",
      "and with scores dealt out at random. Exits with 1 if a check fails.",
      "",
      "Example:",
      "  bellwether replay audit"
    })
final class ReplayAuditCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--selection",
      paramLabel = "KEY",
      description = "Which scores, if there are several kinds.")
  private @Nullable String selection;

  ReplayAuditCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<AuditReplay.Check> checks =
        AuditReplay.run(invocation.context(common), Optional.ofNullable(selection));
    format.print(
        invocation.console(),
        new Table(
            List.of("check", "result", "cases", "detail"),
            checks.stream()
                .<List<?>>map(
                    check ->
                        List.of(
                            check.name(),
                            check.passed() ? "pass" : "FAIL",
                            check.cases(),
                            check.detail()))
                .toList()));
    return checks.stream().allMatch(AuditReplay.Check::passed)
        ? ExitCode.DONE.code()
        : ExitCode.FAILED.code();
  }
}
