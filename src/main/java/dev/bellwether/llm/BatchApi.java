package dev.bellwether.llm;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A vendor's API for many questions at once, which it answers within a day at a lower price. Safe
 * for threads.
 */
public interface BatchApi {

  /**
   * One question.
   *
   * @param name by which its answer is known; letters, digits, {@code -} and {@code _}, up to 64
   * @param body JSON, as {@link Protocol#body} makes it
   */
  record Ask(String name, String body) {}

  /** What became of handing in a batch. */
  sealed interface Receipt {}

  /** The vendor has it, under this id. */
  record Accepted(String id) implements Receipt {}

  /** The vendor has not taken it. */
  record Rejected(ModelException why) implements Receipt {}

  /** Nobody can say: the answer was lost. */
  record Unheard(ModelException why) implements Receipt {}

  /**
   * A batch whose answer to {@link #submit} was lost.
   *
   * @param key as it was submitted with
   * @param questions how many it holds
   * @param since when it was written down to be handed in, by our clock
   * @param until when nobody was at it any more
   * @param known ids of batches that are accounted for
   */
  record Lost(String key, int questions, Instant since, Instant until, Set<String> known) {}

  /** Whether a lost batch is at the vendor's. */
  sealed interface Trace {}

  /** It is, under this id. */
  record Found(String id) implements Trace {}

  /** One of these may be it; that shows once they have ended. */
  record Perhaps(List<String> ids) implements Trace {}

  /** It is not among all that the vendor has now. */
  record Nowhere() implements Trace {}

  /** What there is to say of a batch. */
  enum Stage {
    /** Answers are to come. */
    OPEN,
    /** There will be no more answers. */
    ENDED,
    /** The vendor says that it knows no such batch, or has no results of it. */
    GONE
  }

  /**
   * How far a batch is.
   *
   * @param word the vendor's own for its state
   */
  record Standing(Stage stage, String word) {
    /** Of a batch that the vendor knows. */
    public static Standing of(boolean ended, String word) {
      return new Standing(ended ? Stage.ENDED : Stage.OPEN, word);
    }

    /** Of one that it does not know. */
    public static Standing gone(String what) {
      return new Standing(Stage.GONE, what);
    }

    /** True if there will be no more answers. */
    public boolean ended() {
      return stage == Stage.ENDED;
    }
  }

  /** What came of one question. */
  sealed interface Result {
    /** Of which. */
    String name();
  }

  /** An answer: the JSON that a single call would have had. */
  record Answered(String name, String body) implements Result {}

  /** None, and nothing is charged for it. */
  record Unanswered(String name, String why) implements Result {}

  /** Takes results, in any order. */
  interface Sink {
    /** The next one. */
    void take(Result result);
  }

  /**
   * Hands in a batch, once.
   *
   * @param key names it for ever; letters, digits, {@code -} and {@code _}, and the beginning of
   *     the name of each question
   */
  Receipt submit(String key, List<Ask> asks);

  /**
   * Looks for a batch of which we do not know whether the vendor has it.
   *
   * @throws ModelException if the vendor could not be asked about all
   */
  Trace find(Lost lost) throws ModelException;

  /**
   * Looks how far a batch is; the results of one that has ended go into the sink.
   *
   * @throws ModelException if that cannot be told now, whatever of it is in the sink
   */
  Standing look(String id, Sink sink) throws ModelException;
}
