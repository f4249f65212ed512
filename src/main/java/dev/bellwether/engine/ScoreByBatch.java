package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.config.ScoringTier;
import dev.bellwether.store.Batches;
import dev.bellwether.store.Claims;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code score --batch}: hands texts in to a vendor's batch API, which answers within a day at a
 * lower price, and collects what has been answered. The same command does both, as often as one
 * likes: what is at the vendor's is not handed in again.
 */
public final class ScoreByBatch {
  /**
   * What is asked.
   *
   * @param collectOnly true to hand in nothing
   * @param untilEnded true to stay until all batches have ended
   * @param rescore true to hand in what has a score already
   */
  public record Request(Tier vendor, boolean collectOnly, boolean untilEnded, boolean rescore) {}

  /**
   * One batch.
   *
   * @param batch the vendor's id, or our key where that is not known
   * @param state such as {@code collected}, {@code uncertain}, or the vendor's word for it
   * @param texts (text, ticker) pairs that it asks about
   */
  public record Line(
      String batch,
      String model,
      String state,
      long texts,
      long scored,
      long failed,
      long costMicroUsd) {}

  /**
   * What became of the texts that lack a score.
   *
   * @param unsent those that do not fit the model and are dead letters now
   * @param leftForMoney those that were not handed in because a budget would be passed
   * @param leftOut those that were not handed in for another reason, which is among the troubles
   * @param cached those whose answers had been given before; they have a score now
   */
  public record Submitted(long unsent, long leftForMoney, long leftOut, long cached) {
    Submitted leavingOut(long more) {
      return new Submitted(unsent, leftForMoney, leftOut + more, cached);
    }
  }

  /**
   * What was done.
   *
   * @param denied why the vendor cannot be used until a person acts
   * @param troubles what else went wrong, in words
   * @param notes what else one should know
   */
  public record Report(
      List<Line> lines,
      Submitted submitted,
      List<String> denied,
      List<String> troubles,
      List<String> notes)
      implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      for (Line line : lines) {
        summary.put("batch." + line.batch(), line.state());
      }
      summary.put("scored", submitted.cached() + lines.stream().mapToLong(Line::scored).sum());
      summary.put("failed", failed());
      summary.put("cost_micro_usd", lines.stream().mapToLong(Line::costMicroUsd).sum());
      return summary;
    }

    /** Texts without an answer. */
    public long failed() {
      return submitted.unsent() + lines.stream().mapToLong(Line::failed).sum();
    }

    @Override
    public boolean partial() {
      return failed() > 0 || submitted.leftOut() > 0 || !troubles.isEmpty() || !denied.isEmpty();
    }
  }

  /**
   * Bounds of one batch, and how often one looks how far it is.
   *
   * @param questions in one batch; vendors take 50,000 and more
   * @param bytes in one batch; the narrowest vendor takes 20 MB
   * @param every time between two looks
   */
  record Rules(int questions, long bytes, Duration every) {
    static final Rules USUAL = new Rules(5_000, 12_000_000, Duration.ofSeconds(30));
  }

  private static final Duration NAP = Duration.ofMillis(200);

  private final Context context;
  private final Request request;
  private final Rules rules;
  private final BatchDesk desk;

  private ScoreByBatch(Context context, Request request, Rules rules, BatchDesk desk) {
    this.context = context;
    this.request = request;
    this.rules = rules;
    this.desk = desk;
  }

  /** What would be handed in, and its price; nobody is asked. */
  public static List<ExplainRoute.Work> dryRun(Context context, Request request) {
    Forecast forecast = new Forecast(context);
    long texts = 0;
    Forecast.Load sum = new Forecast.Load(0, 0, 0, Cost.ZERO);
    try (BatchVendor vendor = BatchVendor.open(context, request.vendor())) {
      List<Selection> selections = selections(context, vendor);
      UnscoredPages pages =
          new UnscoredPages(context, selections, request.rescore(), () -> waiting(context));
      for (UnscoredPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
        for (Unscored.Item item : page.items()) {
          Forecast.Load load = forecast.of(request.vendor(), page.readings().of(item));
          texts++;
          sum = sum.plus(load);
        }
      }
      Cost cost = share(sum.cost(), vendor.card().batchShare());
      return List.of(
          new ExplainRoute.Work(
              request.vendor().key(),
              vendor.card().id(),
              texts,
              sum.calls(),
              sum.inputTokens(),
              sum.outputTokens(),
              cost,
              FilingTokens.NONE));
    }
  }

  private static Cost share(Cost full, BigDecimal share) {
    return new Cost(
        share
            .multiply(BigDecimal.valueOf(full.microUsd()))
            .setScale(0, RoundingMode.CEILING)
            .longValueExact());
  }

  /** What a batch is on the way for is not paid a second time. */
  static Set<Batches.Waiting> waiting(Context context) {
    try (State state = State.open(context.workspace())) {
      return Batches.waiting(state);
    }
  }

  /**
   * What keeps a text from being handed in: an answer of the vendor, or on a route one of any tier
   * of it.
   */
  private static List<Selection> selections(Context context, BatchVendor vendor) {
    List<Selection> selections = new ArrayList<>(vendor.selections());
    if (context.settings().score().tier() == ScoringTier.ROUTE) {
      try (ModelTiers tiers =
          ModelTiers.open(
              context.unobserved(), GuardRules.of(context.settings().profile()), "batch")) {
        tiers.selections().stream()
            .filter(each -> !selections.contains(each))
            .forEach(selections::add);
      }
    }
    return selections;
  }

  /** Runs the use case. */
  public static Report run(Context context, Request request) {
    return run(context, request, Rules.USUAL);
  }

  static Report run(Context context, Request request, Rules rules) {
    return Ledger.record(
        context,
        "score",
        id -> {
          try (BatchVendor vendor = BatchVendor.open(context, request.vendor());
              State state = State.open(context.workspace())) {
            Spending spending =
                new Spending(
                    state, ModelTiers.limits(context.settings().cloud()), ProcessHandle.current());
            Batches batches = new Batches(state, spending, ProcessHandle.current());
            BatchDesk desk = new BatchDesk(context, id, vendor, state, batches);
            Claims claims = new Claims(state, ProcessHandle.current());
            BatchSubmission submission =
                new BatchSubmission(context, rules, vendor, spending, batches, claims, desk);
            return new ScoreByBatch(context, request, rules, desk).work(vendor, submission);
          }
        });
  }

  private Report work(BatchVendor vendor, BatchSubmission submission) {
    boolean busy = desk.isOpen();
    desk.lookAll();
    List<String> notes = new ArrayList<>();
    if (request.rescore() && busy && !request.collectOnly()) {
      notes.add("batches were open, so nothing was handed in to be scored again");
    } else if (!request.collectOnly()) {
      submission.submitAll(selections(context, vendor), request.rescore());
    }
    long free = 0;
    while (request.untilEnded() && desk.isWorthWaiting()) {
      sleep();
      free += desk.lookAll();
    }
    return desk.report(submission.done().leavingOut(free), notes);
  }

  private void sleep() {
    Instant until = context.clock().instant().plus(rules.every());
    while (context.clock().instant().isBefore(until)) {
      if (context.progress().stopped()) {
        context.progress().note("the batches go on; collect them later with the same command");
      }
      context.checkStopped();
      try {
        Guards.PAUSE.pass(rules.every().compareTo(NAP) < 0 ? rules.every() : NAP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoppedException();
      }
    }
  }
}
