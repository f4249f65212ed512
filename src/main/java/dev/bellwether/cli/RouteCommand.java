package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.ExplainRoute;
import dev.bellwether.engine.SimulateRoutes;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether route}. */
@Command(
    name = "route",
    description = "Show which tiers a text would be put to, and why.",
    footer = {
      "",
      "The policy is the setting route.policy; nobody is asked and nothing is paid.",
      "",
      "Examples:",
      "  bellwether route article.txt --explain",
      "  bellwether route 3f2a90 --explain --set route.policy=cascade",
      "  bellwether route simulate --policy default --policy best"
    },
    subcommands = RouteCommand.Simulate.class)
final class RouteCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID|FILE",
      description = "A text's id or hash, or its beginning, or a file.")
  private @Nullable String what;

  @Option(names = "--explain", description = "Say why each tier is asked or left out.")
  private boolean explain;

  RouteCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (what == null) {
      throw BellwetherException.usage(
          "no text to route", "give an id or a file, or see 'bellwether route simulate'");
    }
    Path file = invocation.resolve(Path.of(what));
    List<ExplainRoute.Plan> plans =
        ExplainRoute.explain(
            invocation.context(common),
            what,
            Files.isRegularFile(file) ? Optional.of(file) : Optional.empty());
    format.print(
        invocation.console(),
        new Table(
            List.of(
                "document",
                "ticker",
                "tier",
                "asked",
                "wanted",
                "calls",
                "input_tokens",
                "cost_usd",
                "reason"),
            List.copyOf(plans.stream().flatMap(this::rows).toList())));
    if (plans.isEmpty()) {
      invocation.note(common, "nothing in it is worth reading, so 'score' leaves it out");
    }
    plans.forEach(plan -> invocation.note(common, about(plan)));
    return ExitCode.DONE.code();
  }

  private Stream<List<Object>> rows(ExplainRoute.Plan plan) {
    return plan.steps().stream()
        .filter(step -> explain || step.asked())
        .map(
            step ->
                List.of(
                    plan.document(),
                    plan.subject(),
                    step.tier(),
                    step.asked(),
                    step.tier().equals(plan.wanted()) && step.asked(),
                    step.calls(),
                    step.inputTokens(),
                    BudgetCommand.usd(step.cost().microUsd()),
                    step.reason()));
  }

  private static String about(ExplainRoute.Plan plan) {
    return "%s for %s: %s; policy %s: %s"
        .formatted(plan.document(), plan.subject(), plan.traits(), plan.policy(), plan.rule());
  }

  /** {@code bellwether route simulate}. */
  @Command(
      name = "simulate",
      description = "Put all stored texts through policies, without asking anybody.",
      footer = {
        "",
        "Costs are today's, of the tier that is asked first; latency is that of its",
        "calls so far, accuracy that on texts with a word of yours (see 'feedback').",
        "What is over a tier's quota of a day spills to the next one of the route.",
        "A policy:",
        "  [[policies]]",
        "  name = \"mine\"",
        "  [[policies.rules]]",
        "  max_chars = 1000",
        "  tiers = [\"gemini\", \"claude\"]",
        "  why = \"short\"",
        "",
        "Examples:",
        "  bellwether route simulate --policy default --policy best",
        "  bellwether route simulate --tiers gemini,claude --since 2026-11-01"
      })
  static final class Simulate implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Option(
        names = "--policy",
        paramLabel = "NAME",
        defaultValue = "default",
        description = "A policy; may be given several times (default: ${DEFAULT-VALUE}).")
    private List<String> policies = new ArrayList<>();

    @Option(
        names = "--tiers",
        paramLabel = "TIER",
        split = ",",
        description = "Tiers taken to be there and well (default: the configured ones).")
    private List<String> tiers = new ArrayList<>();

    @Option(
        names = "--since",
        paramLabel = "DATE",
        defaultValue = "1970-01-01",
        description = "Only texts published from this UTC date on.")
    private String since = "";

    Simulate(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<? extends @Nullable Object>> rows = new ArrayList<>();
      for (SimulateRoutes.Line line :
          SimulateRoutes.run(
              invocation.context(common), new SimulateRoutes.Request(policies, tiers, start()))) {
        rows.add(
            Arrays.<@Nullable Object>asList(
                line.policy(),
                line.tier(),
                line.texts(),
                line.share(),
                BudgetCommand.usd(line.perDay().microUsd()),
                BudgetCommand.usd(line.perMonth().microUsd()),
                line.spilled(),
                line.daysOverQuota(),
                number(line.latencyMillis()),
                number(line.accuracy()),
                line.judged()));
      }
      format.print(
          invocation.console(),
          new Table(
              List.of(
                  "policy",
                  "tier",
                  "texts",
                  "share",
                  "usd_per_day",
                  "usd_per_month",
                  "spilled",
                  "days_over_quota",
                  "latency_ms",
                  "accuracy",
                  "judged"),
              List.copyOf(rows)));
      return ExitCode.DONE.code();
    }

    private static @Nullable Double number(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }

    private Instant start() {
      try {
        return LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeException e) {
        throw BellwetherException.usage(
            "--since " + since + " is no date", "for example 2026-11-01");
      }
    }
  }
}
