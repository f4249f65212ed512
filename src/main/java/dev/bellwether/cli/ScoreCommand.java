package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.config.Flag;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.ExplainRoute;
import dev.bellwether.engine.FilingTokens;
import dev.bellwether.engine.ScoreByBatch;
import dev.bellwether.engine.ScoreByRoute;
import dev.bellwether.engine.ScoreDocuments;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "With a local or cloud tier every text goes along its route (see 'route');",
      "what no tier of it answers is a dead letter and has an embedded score so far.",
      "",
      "Examples:",
      "  bellwether score",
      "  bellwether score --tier gemini --profile research",
      "  bellwether score --batch anthropic --wait",
      "  bellwether score --input export/ --output scores/ --on spark --master local[2]",
      "  bellwether sql \"select direction, count(*) from scores group by direction\""
    })
final class ScoreCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private BatchOptions batch = new BatchOptions();
  @Mixin private BulkOptions bulk = new BulkOptions();

  @Option(names = "--rescore", description = "Score again what has a score already.")
  private boolean rescore;

  @Option(names = "--mask", description = "Hide names and years; kept as scores of their own.")
  private boolean mask;

  @Option(
      names = "--dry-run",
      description = "Only say what would be asked, and what it would cost.")
  private boolean dryRun;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "route, embedded, local, gemini, claude or openai.")
  private @Nullable String tier;

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
    Context context = invocation.context(common, flags());
    Console console = invocation.console();
    Optional<BulkJob> files = bulk.job(BulkJob.Kind.SCORE, context, invocation);
    Optional<ScoreByBatch.Request> byBatch = batch.request(rescore);
    if (files.isPresent()) {
      if (dryRun || rescore || byBatch.isPresent()) {
        throw BellwetherException.usage(
            (dryRun ? "--dry-run" : rescore ? "--rescore" : "--batch")
                + " does not go with --input",
            "they are about texts of a workspace; files are scored as a whole");
      }
      return BulkOptions.run(context, files.get(), console);
    }
    if (byBatch.isPresent()) {
      return dryRun
          ? planned(ScoreByBatch.dryRun(context, byBatch.get()))
          : BatchReport.print(console, format, ScoreByBatch.run(context, byBatch.get()));
    }
    if (ScoreByRoute.applies(context)) {
      return dryRun ? planned(ExplainRoute.dryRun(context, rescore)) : byRoute(context);
    }
    ScoreDocuments.Request request = new ScoreDocuments.Request(rescore);
    if (dryRun) {
      ScoreDocuments.Plan plan = ScoreDocuments.dryRun(context, request);
      format.print(console, plan(plan));
      note(plan.filings());
      return ExitCode.DONE.code();
    }
    return EmbeddedReport.print(console, format, ScoreDocuments.run(context, request));
  }

  private static Table plan(ScoreDocuments.Plan plan) {
    FilingTokens filings = plan.filings();
    return new Table(
        List.of(
            "would_score",
            "cost_usd",
            "filings",
            "tokens_whole",
            "tokens_prefiltered",
            "tokens_delta"),
        List.of(
            List.of(
                plan.texts(),
                0.0,
                filings.documents(),
                filings.whole(),
                filings.prefiltered(),
                filings.changed())));
  }

  private void note(FilingTokens filings) {
    if (filings.documents() > 0) {
      invocation.note(
          common,
          "documents of filings: %d; tokens: %d of the whole, %d after the pre-filter, %d after the delta (%.0f %% saved)"
              .formatted(
                  filings.documents(),
                  filings.whole(),
                  filings.prefiltered(),
                  filings.changed(),
                  100.0 * (filings.whole() - filings.changed()) / Math.max(1, filings.whole())));
    }
    if (filings.changed() < filings.prefiltered()) {
      invocation.note(
          common,
          "of reports with one before them only business, risk factors and management's discussion are read");
    }
  }

  private Flag[] flags() {
    List<Flag> flags = new ArrayList<>();
    if (jobs != null) {
      flags.add(new Flag("--jobs", "score.jobs", jobs));
    }
    if (mask) {
      flags.add(new Flag("--mask", "score.mask", "true"));
    }
    if (tier != null) {
      flags.add(new Flag("--tier", "score.tier", tier));
    }
    return flags.toArray(Flag[]::new);
  }

  private int planned(List<ExplainRoute.Work> plan) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    FilingTokens filings = FilingTokens.NONE;
    for (ExplainRoute.Work work : plan) {
      rows.add(
          List.of(
              work.tier(),
              work.model(),
              work.texts(),
              work.calls(),
              work.inputTokens(),
              work.outputTokens(),
              BudgetCommand.usd(work.cost().microUsd()),
              work.filings().documents(),
              work.filings().whole(),
              work.filings().prefiltered(),
              work.filings().changed()));
      filings = filings.plus(work.filings());
    }
    format.print(
        invocation.console(),
        new Table(
            List.of(
                "tier",
                "model",
                "would_score",
                "calls",
                "input_tokens",
                "output_tokens",
                "cost_usd",
                "filings",
                "tokens_whole",
                "tokens_prefiltered",
                "tokens_delta"),
            List.copyOf(rows)));
    note(filings);
    return ExitCode.DONE.code();
  }

  private int byRoute(Context context) throws IOException {
    return RoutedReport.print(invocation.console(), format, ScoreByRoute.run(context, rescore));
  }
}
