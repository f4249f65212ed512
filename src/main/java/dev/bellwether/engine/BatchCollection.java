package dev.bellwether.engine;

import dev.bellwether.Ticker;
import dev.bellwether.TokenUsage;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Answers;
import dev.bellwether.store.Batches;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the results of one batch that has ended into scores, dead letters and calls. */
final class BatchCollection {
  private record Subject(String contentHash, String ticker) {}

  /** The questions of one text, and what came of them. */
  private static final class Text {
    final List<Batches.Question> questions = new ArrayList<>();
    final List<Completion> completions = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
  }

  private final BatchVendor vendor;
  private final Batches.Batch batch;
  private final Map<String, BatchApi.Result> results;
  private final String word;
  private final boolean chargedUnheard;
  private final Instant now;
  private final Map<Subject, Text> texts = new LinkedHashMap<>();
  private final List<Batches.Called> calls = new ArrayList<>();
  private final Map<String, Completion> answers = new LinkedHashMap<>();

  /**
   * What came of a batch.
   *
   * @param results by the name of the question
   * @param word how the vendor says it has ended
   * @param chargedUnheard true if a question without any result may have been charged
   */
  BatchCollection(
      BatchVendor vendor,
      Batches.Batch batch,
      Map<String, BatchApi.Result> results,
      String word,
      boolean chargedUnheard,
      Instant now) {
    this.vendor = vendor;
    this.batch = batch;
    this.results = results;
    this.word = word;
    this.chargedUnheard = chargedUnheard;
    this.now = now;
  }

  /** Takes the result of a question; they come in their order. */
  void take(Batches.Question question) {
    Text text =
        texts.computeIfAbsent(
            new Subject(question.contentHash(), question.ticker()), subject -> new Text());
    text.questions.add(question);
    BatchApi.Result result = results.get(BatchDesk.name(batch.key(), question.number()));
    if (result instanceof BatchApi.Answered answered) {
      read(question, answered.body(), text);
    } else if (result instanceof BatchApi.Unanswered unanswered) {
      text.failures.add(unanswered.why());
      charge(question, "unanswered", Bill.NOTHING);
    } else {
      text.failures.add("no result (" + word + ")");
      charge(question, "lost", chargedUnheard ? Bill.UNKNOWN : Bill.NOTHING);
    }
  }

  private void read(Batches.Question question, String body, Text text) {
    try {
      Completion completion = vendor.read(body);
      text.completions.add(completion);
      answers.put(question.cacheKey(), completion);
      calls.add(
          new Batches.Called(
              question,
              "done",
              completion.usage(),
              completion.cost().microUsd(),
              0,
              completion.answeredBy()));
    } catch (ModelException e) {
      text.failures.add(String.valueOf(e.getMessage()));
      charge(question, e.outcome(), e.bill());
    }
  }

  private void charge(Batches.Question question, String outcome, Bill bill) {
    if (bill instanceof Bill.Charged charged) {
      calls.add(
          new Batches.Called(question, outcome, charged.usage(), charged.cost().microUsd(), 0, ""));
    } else {
      long most = question.atMostMicroUsd();
      calls.add(new Batches.Called(question, outcome, TokenUsage.NONE, most, most, ""));
    }
  }

  List<Batches.Called> calls() {
    return calls;
  }

  /** Adds scores and dead letters to the journal. */
  void write(ScoreJournal journal) {
    texts.forEach(
        (subject, text) -> {
          if (text.failures.isEmpty()) {
            Scorer.Scored scored = scored(subject, text);
            journal.add(subject.ticker(), scored.score(), scored.verdicts(), now);
          } else {
            journal.addDeadLetter(
                subject.contentHash(),
                subject.ticker(),
                text.questions.get(0).selection(),
                "%s: batch %s: %s"
                    .formatted(batch.tier().key(), batch.vendorId(), text.failures.get(0)),
                1,
                now);
          }
        });
  }

  private Scorer.Scored scored(Subject subject, Text text) {
    Optional<Ticker> ticker =
        subject.ticker().equals(Unscored.WHOLE_TEXT)
            ? Optional.empty()
            : Optional.of(new Ticker(subject.ticker()));
    return Scorer.combine(
        subject.contentHash(),
        ticker,
        text.questions.stream().mapToDouble(Batches.Question::weight).toArray(),
        new Scorer.Asked(
            text.questions.get(0).selection(),
            Duration.between(batch.begunAt(), now),
            batch.vendorId(),
            text.completions));
  }

  /**
   * Keeps the answers for equal questions, so that a text that failed is not paid twice in full.
   */
  void keepAnswers(State state, Clock clock) {
    StoredAnswers kept = new StoredAnswers(new Answers(state), clock);
    answers.forEach(kept::keep);
  }

  ScoreByBatch.Line line() {
    long failed = texts.values().stream().filter(text -> !text.failures.isEmpty()).count();
    return new ScoreByBatch.Line(
        batch.vendorId(),
        batch.model(),
        "collected",
        texts.size(),
        texts.size() - failed,
        failed,
        calls.stream().mapToLong(Batches.Called::microUsd).sum());
  }
}
