package dev.bellwether.watch;

import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Document;
import dev.bellwether.Provenance;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.notify.Analysis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers as it is told, at once or when it is released. */
final class FakeAnalyst implements Analyst {
  private record Asked(Question question, Consumer<Finding> then) {}

  final List<Question> questions = new CopyOnWriteArrayList<>();
  private final List<Asked> waiting = new CopyOnWriteArrayList<>();
  volatile Function<Question, Finding> judge = q -> found(q.document(), true);
  volatile boolean holding;

  @Override
  public void ask(Question question, Consumer<Finding> then) {
    questions.add(question);
    if (holding) {
      waiting.add(new Asked(question, then));
    } else {
      then.accept(judge.apply(question));
    }
  }

  /** Answers one of those held back, the first has number 0. */
  void release(int which) {
    Asked asked = waiting.remove(which);
    asked.then().accept(judge.apply(asked.question()));
  }

  /** Answers what was held back. */
  void release() {
    holding = false;
    waiting.forEach(asked -> asked.then().accept(judge.apply(asked.question())));
    waiting.clear();
  }

  static Finding.Found found(Document document, boolean settled) {
    return found(document, Direction.BULLISH, 0.8, settled);
  }

  static Finding.Found found(
      Document document, Direction direction, double confidence, boolean settled) {
    return found(document, document.tickers().stream().findFirst(), direction, confidence, settled);
  }

  static Finding.Found found(
      Document document,
      Optional<Ticker> ticker,
      Direction direction,
      double confidence,
      boolean settled) {
    Verdict verdict = new Verdict(direction, 0.5, confidence, Optional.empty(), "because");
    Tier tier = settled ? Tier.GEMINI : Tier.EMBEDDED;
    return new Finding.Found(
        new Analysis.Judged(
            ticker,
            direction,
            0.5,
            confidence,
            true,
            "because",
            tier,
            "model",
            Duration.ofMillis(3),
            !settled,
            settled),
        new Score(
            document.content().hash(),
            ticker,
            0.5,
            confidence,
            direction,
            new Provenance(
                new Selection(tier, "model", "f", "p", "", ""),
                TokenUsage.NONE,
                Cost.ZERO,
                Duration.ofMillis(3),
                !settled)),
        List.of(verdict),
        Optional.empty());
  }
}
