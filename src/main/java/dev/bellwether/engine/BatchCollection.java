package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.Ticker;
import dev.bellwether.TokenUsage;
import dev.bellwether.llm.AnswerCache;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Batches;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.Unscored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

  /**
   * What came of one question.
   *
   * @param completion the answer; empty if there is none of use
   * @param failure why not
   */
  private record Heard(Batches.Called call, Optional<Completion> completion, String failure) {}

  private final BatchVendor vendor;
  private final Batches.Batch batch;
  private final List<Batches.Question> questions;
  private final Map<String, Batches.Question> byName = new HashMap<>();
  private final Map<Integer, Heard> heard = new HashMap<>();
  private final Map<Subject, Text> texts = new LinkedHashMap<>();
  private final List<Batches.Called> calls = new ArrayList<>();
  private final Map<String, Completion> answers = new LinkedHashMap<>();
  private long strangers;

  /**
   * A batch, of which nothing is known yet.
   *
   * @param questions all of it, in their order
   */
  BatchCollection(BatchVendor vendor, Batches.Batch batch, List<Batches.Question> questions) {
    this.vendor = vendor;
    this.batch = batch;
    this.questions = questions;
    for (Batches.Question question : questions) {
      if (!question.cached()) {
        byName.put(BatchDesk.name(batch.key(), question.number()), question);
      }
    }
  }

  /** Takes in the result of a question, in any order. */
  void hear(BatchApi.Result result) {
    Batches.Question question = byName.get(result.name());
    if (question == null) {
      strangers++;
    } else {
      heard.put(
          question.number(),
          result instanceof BatchApi.Answered answered
              ? read(question, answered.body())
              : none(
                  question, "unanswered", ((BatchApi.Unanswered) result).why(), Bill.NOTHING, 0));
    }
  }

  /** Results of questions that are not of this batch. */
  long strangers() {
    return strangers;
  }

  private Heard read(Batches.Question question, String body) {
    long[] guessed = {0};
    try {
      Completion completion = vendor.read(batch, () -> guess(question, guessed), body);
      return new Heard(
          new Batches.Called(
              question,
              "done",
              completion.usage(),
              completion.cost().microUsd(),
              guessed[0],
              completion.answeredBy()),
          Optional.of(completion),
          "");
    } catch (ModelException e) {
      return none(question, e.outcome(), String.valueOf(e.getMessage()), e.bill(), guessed[0]);
    }
  }

  /** Without a price, it counts for all that was set aside, as unconfirmed. */
  private static Cost guess(Batches.Question question, long[] guessed) {
    guessed[0] = question.atMostMicroUsd();
    return new Cost(guessed[0]);
  }

  private static Heard none(
      Batches.Question question, String outcome, String why, Bill bill, long guessed) {
    Batches.Called call;
    if (bill instanceof Bill.Charged charged) {
      call =
          new Batches.Called(
              question, outcome, charged.usage(), charged.cost().microUsd(), guessed, "");
    } else {
      long most = bill instanceof Bill.Unknown ? question.atMostMicroUsd() : 0;
      call = new Batches.Called(question, outcome, TokenUsage.NONE, most, most, "");
    }
    return new Heard(call, Optional.empty(), why);
  }

  /**
   * Puts together what came of the texts, once nothing more is to be heard.
   *
   * @param word how the vendor says it has ended
   * @param gone true if the vendor does not know the batch any more; what then has no result may
   *     have been charged, as it may if others have one
   * @param kept answers of the questions that were not handed in
   */
  void end(String word, boolean gone, AnswerCache kept) {
    Bill unheard = gone || !heard.isEmpty() ? Bill.UNKNOWN : Bill.NOTHING;
    for (Batches.Question question : questions) {
      Text text =
          texts.computeIfAbsent(
              new Subject(question.contentHash(), question.ticker()), subject -> new Text());
      text.questions.add(question);
      if (question.cached()) {
        kept.find(question.cacheKey())
            .ifPresentOrElse(
                known -> text.completions.add(known.again()),
                () -> text.failures.add("an answer is not in the cache any more"));
      } else {
        Heard one = heard.get(question.number());
        take(
            text,
            one != null ? one : none(question, "lost", "no result (" + word + ")", unheard, 0));
      }
    }
  }

  private void take(Text text, Heard one) {
    calls.add(one.call());
    one.completion()
        .ifPresentOrElse(
            completion -> {
              text.completions.add(completion);
              answers.put(one.call().question().cacheKey(), completion);
            },
            () -> text.failures.add(one.failure()));
  }

  List<Batches.Called> calls() {
    return calls;
  }

  /** Adds scores and dead letters to the journal. */
  void write(ScoreJournal journal, Instant now) {
    texts.forEach(
        (subject, text) -> {
          if (text.failures.isEmpty()) {
            Scorer.Scored scored = scored(subject, text, now);
            journal.add(subject.ticker(), scored.score(), scored.verdicts(), now);
          } else {
            journal.addDeadLetter(
                subject.contentHash(),
                subject.ticker(),
                text.questions.get(0).selection(),
                ScoreJournal.Death.of(
                    "%s: batch %s: %s"
                        .formatted(batch.tier().key(), batch.vendorId(), text.failures.get(0))),
                now);
          }
        });
  }

  private Scorer.Scored scored(Subject subject, Text text, Instant now) {
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
  void keepAnswers(AnswerCache cache) {
    answers.forEach(cache::keep);
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
