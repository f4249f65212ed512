package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ConfidenceScale;
import dev.bellwether.Document;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.notify.Analysis;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Calibrations;
import dev.bellwether.watch.Analyst;
import dev.bellwether.watch.Finding;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Scores articles along their route, several at a time, the urgent ones first. An article is scored
 * for one ticker; for the others it names {@code score} does it later.
 */
final class LiveAnalyst implements Analyst, AutoCloseable {
  private record Task(boolean urgent, long number, Runnable work) implements Runnable {
    private static final Comparator<Runnable> ORDER =
        Comparator.comparing((Runnable task) -> !((Task) task).urgent())
            .thenComparingLong(task -> ((Task) task).number());

    @Override
    public void run() {
      work.run();
    }
  }

  private final RoutedScorer scorer;
  private final Supplier<Calibrations> calibrations;
  private final ThreadPoolExecutor threads;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * An analyst.
   *
   * @param calibrations as they are now; asked for each verdict, since {@code bench quality} may
   *     make new ones beside a watch of months
   */
  LiveAnalyst(RoutedScorer scorer, Supplier<Calibrations> calibrations, int concurrent) {
    this.scorer = scorer;
    this.calibrations = calibrations;
    this.threads =
        new ThreadPoolExecutor(
            concurrent,
            concurrent,
            1,
            TimeUnit.MINUTES,
            new PriorityBlockingQueue<>(64, Task.ORDER),
            work -> {
              Thread thread = new Thread(work, "analyst");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does this before anything that is not urgent. */
  void first(Runnable work) {
    threads.execute(new Task(true, numbers.getAndIncrement(), work));
  }

  @Override
  public void ask(Question question, Consumer<Finding> then) {
    threads.execute(
        new Task(question.urgent(), numbers.getAndIncrement(), () -> then.accept(find(question))));
  }

  private Finding find(Question question) {
    try {
      return finding(question);
    } catch (BellwetherException e) {
      return new Finding.Nothing(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The article must not wait for ever for a verdict that a bug has swallowed.
      return new Finding.Nothing("a bug in Bellwether: " + e);
    }
  }

  private Finding finding(Question question) {
    Document document = question.document();
    RoutedScorer.Outcome outcome =
        scorer.scoreWatched(question.article(), document, question.subject());
    if (outcome.scored().isEmpty()) {
      return new Finding.Nothing(outcome.reason());
    }
    Scorer.Scored scored = outcome.scored().get();
    if (question.upgrade() && outcome.missed()) {
      return new Finding.Nothing(outcome.reason());
    }
    return new Finding.Found(
        judged(scored, outcome.missed()), scored.score(), scored.verdicts(), insteadOf(outcome));
  }

  private static Optional<Finding.Wanted> insteadOf(RoutedScorer.Outcome outcome) {
    return outcome.answeredByAnother()
        ? Optional.of(new Finding.Wanted(outcome.wanted(), outcome.reason(), outcome.attempts()))
        : Optional.empty();
  }

  /** As it is shown: with the probability of being right where the model is calibrated. */
  private Analysis.Judged judged(Scorer.Scored scored, boolean missed) {
    Score score = scored.score();
    Selection model = score.provenance().selection();
    Calibrations known = calibrations.get();
    return new Analysis.Judged(
        score.ticker(),
        score.direction(),
        score.value(),
        known.scale(model).orElse(ConfidenceScale.IDENTITY).apply(score.confidence()),
        known.isCalibrated(model),
        scored.verdicts().get(0).rationale(),
        model.tier(),
        model.model(),
        score.provenance().latency(),
        score.provenance().fallback(),
        !missed);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
