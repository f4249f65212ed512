package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import dev.bellwether.telemetry.Scoring;
import dev.bellwether.telemetry.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code score}: scores what has no score yet for this tier, model, prompt and parameters.
 *
 * <p>The database is open only while a page of texts is read and while finished pages are folded
 * in; between them each score goes to the state file and survives a kill.
 */
public final class ScoreDocuments {
  /** Scores that a kill may cost: they are put on disk together, after so many or so long. */
  private static final int COMMIT_EVERY = 2_000;

  private static final Duration COMMIT_AFTER = Duration.ofSeconds(1);

  /** Enough work for a thread to be worth the hand-over, little enough to stop soon. */
  private static final int BATCH = 16;

  /**
   * What is asked.
   *
   * @param rescore true to score again what has a score already
   */
  public record Request(boolean rescore) {}

  /**
   * What was done.
   *
   * @param selection what answered
   * @param scored texts that were scored, one for each ticker they name
   * @param failed texts that went to the dead letters
   */
  public record Report(Selection selection, long scored, long failed) implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("selection", selection.canonical());
      summary.put("scored", scored);
      summary.put("failed", failed);
      return summary;
    }

    @Override
    public boolean partial() {
      return failed > 0;
    }
  }

  private final Context context;
  private final LanguageModel model;
  private final ArticleChunker chunker;
  private final Scorer scorer;
  private Readings readings;
  private long scored;
  private long failed;

  private ScoreDocuments(Context context) {
    this.context = context;
    this.model = Assembly.observed(context, Assembly.embedded(context));
    this.chunker = ChunkContents.chunker(context);
    this.scorer = new Scorer(model, context.clock());
    this.readings = Readings.ofArticles(chunker);
  }

  /**
   * What a run would do.
   *
   * @param texts texts that it would score, one for each ticker they name
   * @param filings what it would read of those that are filings
   */
  public record Plan(long texts, FilingTokens filings) {}

  /** What a run would do; nothing is asked and nothing is written. */
  public static Plan dryRun(Context context, Request request) {
    List<Selection> selections = List.of(Assembly.embedded(context).selection());
    return Folding.read(
        context,
        database -> {
          ContentChunker chunker = new ContentChunker(context, database);
          FilingTokens filings = FilingTokens.NONE;
          for (String hash : Unscored.filings(database, selections, request.rescore())) {
            filings = filings.plus(chunker.tokens(hash));
          }
          return new Plan(Unscored.count(database, selections, request.rescore()), filings);
        });
  }

  /** Runs the use case. */
  public static Report run(Context context, Request request) {
    return Ledger.record(
        context, "score", id -> new ScoreDocuments(context).scoreAll(id, request.rescore()));
  }

  private Report scoreAll(String runId, boolean rescore) {
    Selection selection = model.selection();
    long total =
        Folding.write(
            context,
            database -> {
              ChunkContents.complete(context, database);
              return Unscored.count(database, List.of(selection), rescore);
            });
    context.progress().stage("score", total);
    List<Unscored.Item> page = nextPage(rescore, "", "");
    while (!page.isEmpty()) {
      scorePage(runId, page);
      Unscored.Item last = page.get(page.size() - 1);
      page = nextPage(rescore, last.content().hash(), last.subject());
    }
    return new Report(selection, scored, failed);
  }

  private List<Unscored.Item> nextPage(boolean rescore, String afterHash, String afterSubject) {
    return Folding.write(
        context,
        database -> {
          List<Unscored.Item> page =
              Unscored.page(
                  database,
                  List.of(model.selection()),
                  afterHash,
                  afterSubject,
                  context.settings().score().pageSize(),
                  rescore);
          readings = Readings.load(context, database, page.stream().map(Unscored.Item::content));
          return page;
        });
  }

  private void scorePage(String runId, List<Unscored.Item> page) {
    try (State state = State.open(context.workspace());
        ScoreJournal journal = new ScoreJournal(state, runId, model.selection());
        OrderedWork<List<Unscored.Item>, List<Answer>> work =
            new OrderedWork<>(jobs(context), this::answer)) {
      CallTally tally = new CallTally();
      int uncommitted = 0;
      Instant committed = context.clock().instant();
      Iterator<List<Answer>> batches = work.over(batches(page));
      while (!context.progress().stopped() && batches.hasNext()) {
        for (Answer answer : batches.next()) {
          answer.record(journal, tally);
          uncommitted++;
        }
        Instant now = context.clock().instant();
        if (uncommitted >= COMMIT_EVERY || now.isAfter(committed.plus(COMMIT_AFTER))) {
          journal.commit();
          context.progress().advance(uncommitted);
          uncommitted = 0;
          committed = now;
        }
      }
      tally.record(journal, runId + "/" + page.get(0).content().hash(), context.clock().instant());
      journal.commit();
      context.progress().advance(uncommitted);
    }
    context.checkStopped();
  }

  /** How many texts are worked on at a time. */
  static int jobs(Context context) {
    int jobs = context.settings().score().jobs();
    return jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs;
  }

  private static Iterator<List<Unscored.Item>> batches(List<Unscored.Item> page) {
    return IntStream.iterate(0, from -> from < page.size(), from -> from + BATCH)
        .mapToObj(from -> page.subList(from, Math.min(page.size(), from + BATCH)))
        .iterator();
  }

  /** What came of one text, to be written down in order. */
  @FunctionalInterface
  private interface Answer {
    void record(ScoreJournal journal, CallTally tally);
  }

  private List<Answer> answer(List<Unscored.Item> batch) {
    return batch.stream().map(this::answer).toList();
  }

  private Answer answer(Unscored.Item item) {
    Task task = new Task(item.content().hash(), item.subject(), false);
    try (Scoring scoring = context.telemetry().scoring(task)) {
      return answer(item, scoring);
    }
  }

  private Answer answer(Unscored.Item item, Scoring scoring) {
    Reading reading = readings.of(item);
    Instant now = context.clock().instant();
    Instant deadline = Assembly.deadline(context.settings().profile(), now);
    try {
      Scorer.Scored result = scorer.score(reading.ticker(), reading.parts(), deadline);
      scoring.answered(result.score());
      return (journal, tally) -> {
        journal.add(item.subject(), result.score(), result.verdicts(), now);
        tally.add(reading.parts().size(), result.score().provenance());
        scored++;
      };
    } catch (ModelException e) {
      String reason = String.valueOf(e.getMessage());
      scoring.missed(reason);
      return (journal, tally) -> {
        journal.addDeadLetter(item.content().hash(), item.subject(), reason, now);
        failed++;
      };
    }
  }
}
