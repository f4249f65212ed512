package dev.bellwether.cli;

import dev.bellwether.config.Flag;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.ScoreDocuments;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether score}. */
@Command(
    name = "score",
    description = "Score every text that has no score yet.",
    footer = {
      "",
      "A text is scored once for each ticker it names, under the tier, model, prompt",
      "and parameters in force. What is on disk when a run is killed is kept.",
      "",
      "Examples:",
      "  bellwether score",
      "  bellwether score --dry-run",
      "  bellwether sql \"select direction, count(*) from scores group by direction\""
    })
final class ScoreCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(names = "--rescore", description = "Score again what has a score already.")
  private boolean rescore;

  @Option(names = "--dry-run", description = "Only say how many texts would be scored.")
  private boolean dryRun;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Texts scored at a time (default: one a core).")
  private @Nullable String jobs;

  ScoreCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Context context =
        jobs == null
            ? invocation.context(common)
            : invocation.context(common, new Flag("--jobs", "score.jobs", jobs));
    Console console = invocation.console();
    ScoreDocuments.Request request = new ScoreDocuments.Request(rescore);
    if (dryRun) {
      format.print(
          console,
          new Table(
              List.of("would_score", "cost_usd"),
              List.of(List.of(ScoreDocuments.dryRun(context, request), 0.0))));
      return ExitCode.DONE.code();
    }
    ScoreDocuments.Report report = ScoreDocuments.run(context, request);
    format.print(
        console,
        new Table(
            List.of("tier", "model", "scored", "failed"),
            List.of(
                List.of(
                    report.selection().tier().key(),
                    report.selection().model(),
                    report.scored(),
                    report.failed()))));
    if (report.failed() > 0) {
      console.hint("see why with 'bellwether dlq list'");
    }
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }
}
