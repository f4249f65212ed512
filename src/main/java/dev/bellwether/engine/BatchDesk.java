package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.ModelException;
import dev.bellwether.store.Batches;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deals with one vendor about batches: hands them in, finds those whose answer was lost, looks how
 * far they are, and books what has ended. Every step is on disk before the next begins.
 */
final class BatchDesk {
  /**
   * After that a batch of a dead process that the vendor does not list has never arrived: handing
   * in takes half of it at most.
   */
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(10);

  private final Context context;
  private final String runId;
  private final BatchVendor vendor;
  private final State state;
  private final Batches batches;
  private final Map<String, ScoreByBatch.Line> lines = new LinkedHashMap<>();
  private final Set<String> denied = new TreeSet<>();
  private final Set<String> troubles = new TreeSet<>();

  BatchDesk(Context context, String runId, BatchVendor vendor, State state, Batches batches) {
    this.context = context;
    this.runId = runId;
    this.vendor = vendor;
    this.state = state;
    this.batches = batches;
  }

  String runId() {
    return runId;
  }

  /** The name of a question of a batch. */
  static String name(String key, int number) {
    return "%s-%06d".formatted(key, number);
  }

  Set<Batches.Waiting> waiting() {
    return Batches.waiting(state);
  }

  void trouble(String what) {
    troubles.add(what);
  }

  /** True while a batch may still bring results. */
  boolean isOpen() {
    return denied.isEmpty() && !batches.open(vendor.card().tier()).isEmpty();
  }

  /**
   * Hands in a batch that is written down.
   *
   * @return false if the next one would fare no better
   */
  boolean handIn(String key, List<BatchApi.Ask> asks) {
    Batches.Batch batch = open(key);
    BatchApi.Receipt receipt = vendor.api().submit(key, asks);
    if (receipt instanceof BatchApi.Accepted accepted) {
      batches.sent(key, accepted.id());
      show(batch, accepted.id(), "sent");
      return true;
    }
    if (receipt instanceof BatchApi.Rejected rejected) {
      String why = String.valueOf(rejected.why().getMessage());
      batches.drop(batch, Batches.Stage.REFUSED, why, now());
      show(batch, key, "refused");
      failed(rejected.why(), "a batch was refused: ");
      return false;
    }
    find(batch);
    return false;
  }

  private Batches.Batch open(String key) {
    return batches.open(vendor.card().tier()).stream()
        .filter(batch -> batch.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void failed(ModelException why, String what) {
    if (why instanceof ModelException.Denied) {
      denied.add(String.valueOf(why.getMessage()));
    } else {
      troubles.add(what + why.getMessage());
    }
  }

  /** Looks for what was lost, and books what has ended. */
  void lookAll() {
    troubles.clear();
    for (Batches.Batch batch : batches.open(vendor.card().tier())) {
      context.checkStopped();
      if (batch.stage() == Batches.Stage.SENDING && !batch.alive()) {
        find(batch);
      }
    }
    for (Batches.Batch batch : batches.open(vendor.card().tier())) {
      context.checkStopped();
      if (batch.stage() == Batches.Stage.SENT) {
        look(batch);
      }
    }
  }

  private void find(Batches.Batch batch) {
    Set<String> known = batches.vendorIds(vendor.card().tier());
    BatchApi.Lost lost = new BatchApi.Lost(batch.key(), batch.questions(), batch.begunAt(), known);
    try {
      BatchApi.Trace trace = vendor.api().find(lost);
      if (trace instanceof BatchApi.Found found) {
        batches.sent(batch.key(), found.id());
        show(batch, found.id(), "sent");
      } else if (trace instanceof BatchApi.Perhaps perhaps) {
        uncertain(batch, "it may be " + String.join(" or ", perhaps.ids()) + ", which is not over");
      } else {
        missing(batch);
      }
    } catch (ModelException e) {
      uncertain(batch, "the vendor could not be asked");
      failed(e, "cannot look for a batch: ");
    }
  }

  private void missing(Batches.Batch batch) {
    Instant giveUp = batch.begunAt().plus(GIVE_UP_AFTER);
    if (now().isAfter(giveUp)) {
      batches.drop(batch, Batches.Stage.GIVEN_UP, "the vendor does not have it", now());
      show(batch, batch.key(), "given up");
    } else {
      uncertain(batch, "the vendor does not list it; not handed in again before " + giveUp);
    }
  }

  private void uncertain(Batches.Batch batch, String why) {
    show(batch, batch.key(), "uncertain");
    troubles.add("nobody knows whether " + batch.key() + " was handed in: " + why);
  }

  private void look(Batches.Batch batch) {
    Map<String, BatchApi.Result> results = new HashMap<>();
    try {
      BatchApi.Standing standing =
          vendor.api().look(batch.vendorId(), result -> results.put(result.name(), result));
      if (standing.ended()) {
        collect(batch, results, standing.word(), false);
      } else {
        show(batch, batch.vendorId(), standing.word().toLowerCase(Locale.ROOT));
      }
    } catch (ModelException.Unreadable e) {
      collect(batch, results, "the vendor does not have it any more", true);
    } catch (ModelException e) {
      show(batch, batch.vendorId(), "unknown");
      failed(e, "cannot look how far a batch is: ");
    }
  }

  private void collect(
      Batches.Batch batch, Map<String, BatchApi.Result> results, String word, boolean gone) {
    BatchCollection collection =
        new BatchCollection(vendor, batch, results, word, gone || !results.isEmpty(), now());
    for (Batches.Question question : batches.questions(batch.key())) {
      collection.take(question);
    }
    boolean first =
        batches.collect(
            batch, runId, vendor.selections().get(0), collection::write, collection.calls(), now());
    if (first) {
      collection.keepAnswers(state, context.clock());
      lines.put(batch.key(), collection.line());
    }
  }

  private void show(Batches.Batch batch, String id, String word) {
    lines.put(batch.key(), new ScoreByBatch.Line(id, batch.model(), word, batch.texts(), 0, 0, 0));
  }

  /** Writes a text that cannot be handed in to the dead letters. */
  void bury(Unscored.Item item, Selection wanted, String why) {
    try (ScoreJournal journal = new ScoreJournal(state, runId, wanted)) {
      journal.addDeadLetter(item.content().hash(), item.subject(), why, now());
      journal.commit();
    }
  }

  private Instant now() {
    return context.clock().instant();
  }

  ScoreByBatch.Report report(long unsent, long leftForMoney) {
    return new ScoreByBatch.Report(
        new ArrayList<>(lines.values()),
        unsent,
        leftForMoney,
        List.copyOf(denied),
        List.copyOf(troubles));
  }
}
