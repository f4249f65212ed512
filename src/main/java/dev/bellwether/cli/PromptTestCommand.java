package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.Verdict;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.TryPrompt;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether prompt test}. */
@Command(
    name = "test",
    description = "Ask every configured tier about one text; nothing is scored.",
    footer = {
      "",
      "The calls are paid for like all others, and held to the same budget.",
      "",
      "Examples:",
      "  bellwether prompt test headline 'Acme cuts its outlook' --ticker ACME",
      "  bellwether prompt test headline 'Acme cuts its outlook' --dry-run"
    })
final class PromptTestCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(index = "0", paramLabel = "NAME", description = "Which prompt.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "TEXT", description = "What to judge.")
  private String text = "";

  @Option(names = "--ticker", paramLabel = "T", description = "Whom it is judged for.")
  private @Nullable String ticker;

  @Option(
      names = "--about",
      paramLabel = "LINE",
      description = "What a passage of a filing belongs to.")
  private String about = "";

  @Option(names = "--dry-run", description = "Only print what would be sent.")
  private boolean dryRun;

  PromptTestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (text.isBlank()) {
      throw BellwetherException.usage("no text to judge", "give it in quotes behind the name");
    }
    TryPrompt.Request request = new TryPrompt.Request(name, text, about, ticker());
    Context context = invocation.context(common);
    if (dryRun) {
      invocation.console().out().write(TryPrompt.rendered(context, request));
      return ExitCode.DONE.code();
    }
    TryPrompt.Report report = TryPrompt.run(context, request);
    if (report.said().isEmpty()) {
      throw new BellwetherException(
          BellwetherException.Kind.CREDENTIALS,
          "no tier that reads prompts is configured",
          "set a key such as BELLWETHER_GEMINI_API_KEY or local.model, or use --dry-run");
    }
    List<List<Object>> rows = new ArrayList<>();
    report.said().forEach(said -> rows.add(row(said)));
    format.print(
        invocation.console(),
        new Table(
            List.of(
                "tier",
                "model",
                "direction",
                "score",
                "confidence",
                "output_tokens",
                "cost_usd",
                "latency_ms",
                "says"),
            List.copyOf(rows)));
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }

  private Optional<Ticker> ticker() {
    try {
      return Optional.ofNullable(ticker).map(Ticker::of);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage("--ticker: " + e.getMessage(), "give one such as AAPL");
    }
  }

  private static List<Object> row(TryPrompt.Said said) {
    long millis = said.latency().toMillis();
    if (said.verdict().isEmpty()) {
      return List.of(said.tier(), "", "", "", "", "", "", millis, said.failure());
    }
    Verdict verdict = said.verdict().get();
    return List.of(
        said.tier(),
        said.model(),
        verdict.direction().name().toLowerCase(Locale.ROOT),
        verdict.score(),
        verdict.confidence(),
        said.outputTokens(),
        BudgetCommand.usd(said.cost().microUsd()),
        millis,
        verdict.rationale());
  }
}
