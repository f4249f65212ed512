package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.guard.Curable;
import dev.bellwether.llm.AnswerCache;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Answers;
import dev.bellwether.store.Batches;
import dev.bellwether.store.Claims;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.State;
import dev.bellwether.store.Unscored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
   * So long after nobody is at it any more, a batch that the vendor does not list has never
   * arrived. Handing in takes two calls of five minutes at most.
   */
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(30);

  /** No vendor says that it keeps results for longer; Anthropic does for 29 days. */
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private static final String KEPT_NOWHERE = "no vendor keeps a batch for so long";

  /** A vendor that does not know a batch is asked again after this, before it is believed. */
  private static final Duration BELIEVED_AFTER = Duration.ofDays(1);

  private final Context context;
  private final String runId;
  private final BatchVendor vendor;
  private final State state;
  private final Batches batches;
  private final AnswerCache cache;
  private final Map<String, ScoreByBatch.Line> lines = new LinkedHashMap<>();
  private final Set<String> denied = new TreeSet<>();

  /** Batches of which the last look says that the next one will see no more. */
  private final Set<String> stuck = new HashSet<>();

  /** Of this run, whatever a later look says. */
  private final Set<String> lasting = new TreeSet<>();

  /** Of the last look. */
  private final Set<String> passing = new TreeSet<>();

  BatchDesk(Context context, String runId, BatchVendor vendor, State state, Batches batches) {
    this.context = context;
    this.runId = runId;
    this.vendor = vendor;
    this.state = state;
    this.batches = batches;
    this.cache =
        new StoredAnswers(
            new Answers(state), new Claims(state, ProcessHandle.current()), context.clock());
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
    lasting.add(what);
  }

  /** True while a batch may still bring results, under whatever account. */
  boolean isOpen() {
    return !batches.open(vendor.card().tier()).isEmpty();
  }

  /** True while waiting for batches makes sense. */
  boolean isWorthWaiting() {
    return denied.isEmpty()
        && batches.open(vendor.card().tier()).stream()
            .anyMatch(batch -> isOurs(batch) && !stuck.contains(batch.key()));
  }

  /**
   * Hands in a batch that is written down.
   *
   * @return what the vendor said
   */
  BatchApi.Receipt handIn(String key, List<BatchApi.Ask> asks) {
    Batches.Batch batch = open(key);
    BatchApi.Receipt receipt = vendor.api().submit(key, asks);
    if (receipt instanceof BatchApi.Accepted accepted) {
      batches.sent(key, accepted.id());
      show(batch, accepted.id(), "sent");
    } else if (receipt instanceof BatchApi.Rejected rejected) {
      String why = String.valueOf(rejected.why().getMessage());
      batches.drop(batch, Batches.Stage.REFUSED, why, now());
      show(batch, key, "refused");
      failed(rejected.why(), "a batch was refused: ", lasting);
    } else {
      find(batch);
    }
    return receipt;
  }

  private Batches.Batch open(String key) {
    return batches.open(vendor.card().tier()).stream()
        .filter(batch -> batch.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void failed(ModelException why, String what, Set<String> troubles) {
    if (why instanceof ModelException.Denied) {
      denied.add(String.valueOf(why.getMessage()));
    } else {
      troubles.add(what + why.getMessage());
    }
  }

  /**
   * Looks for what was lost, and books what has ended.
   *
   * @return how many texts are free again, since their batch never arrived
   */
  long lookAll() {
    passing.clear();
    long free = 0;
    for (Batches.Batch batch : batches.open(vendor.card().tier())) {
      context.checkStopped();
      boolean lost = batch.stage() == Batches.Stage.SENDING && !batch.alive();
      if (!isHere(batch)) {
        free += lost ? unseen(batch) : 0;
      } else if (lost) {
        free += find(batch);
      }
    }
    for (Batches.Batch batch : batches.open(vendor.card().tier())) {
      context.checkStopped();
      if (batch.stage() == Batches.Stage.SENT && isHere(batch)) {
        look(batch);
      } else if (batch.stage() == Batches.Stage.SENT) {
        gone(
            batch,
            new BatchCollection(vendor, batch, batches.questions(batch.key())),
            KEPT_NOWHERE);
      }
    }
    return free;
  }

  /** False if it was handed in with another key, which may be one of the same account. */
  private boolean isOurs(Batches.Batch batch) {
    return batch.account().mayBe(vendor.account());
  }

  /** True if the vendor can be asked about it, whatever key it was handed in with. */
  private boolean isHere(Batches.Batch batch) {
    return isOurs(batch) || batch.account().server().equals(vendor.account().server());
  }

  /** What another account does not see may still be there. */
  private void elsewhere(Batches.Batch batch) {
    String id = batch.vendorId().isEmpty() ? batch.key() : batch.vendorId();
    String tier = batch.tier().key();
    String server = batch.account().server();
    show(batch, id, "elsewhere");
    passing.add(
        isHere(batch)
            ? "%s was handed in with another key (its SHA-256 begins with %s), and this one does not see it: set %s or %s.key_file to it"
                .formatted(
                    id,
                    batch.account().keyPrint(),
                    "BELLWETHER_" + batch.tier().name() + "_API_KEY",
                    tier)
            : "%s was handed in at %s: set %s.url to that".formatted(id, server, tier));
  }

  private boolean isPastKeeping(Batches.Batch batch) {
    return now().isAfter(batch.begunAt().plus(KEPT_FOR));
  }

  /** A key that sees a batch is one of its account. */
  private void adopt(Batches.Batch batch) {
    if (!isOurs(batch)) {
      batches.adopt(batch.key(), vendor.account());
    }
  }

  /** Returns how many texts are free again, since it has never arrived. */
  private int find(Batches.Batch batch) {
    Instant lostAt = batches.lost(batch.key(), now());
    Set<String> known = batches.vendorIds(vendor.card().tier());
    BatchApi.Lost lost =
        new BatchApi.Lost(batch.key(), batch.questions(), batch.begunAt(), lostAt, known);
    try {
      BatchApi.Trace trace = vendor.api().find(lost);
      if (trace instanceof BatchApi.Found found) {
        adopt(batch);
        batches.sent(batch.key(), found.id());
        show(batch, found.id(), "sent");
        return 0;
      }
      return isOurs(batch) && !isPastKeeping(batch)
          ? unfound(batch, trace, lostAt.plus(GIVE_UP_AFTER))
          : unseen(batch);
    } catch (ModelException e) {
      uncertain(batch, "the vendor could not be asked");
      failed(e, "cannot look for a batch: ", passing);
      return 0;
    }
  }

  private int unfound(Batches.Batch batch, BatchApi.Trace trace, Instant giveUp) {
    if (trace instanceof BatchApi.Perhaps perhaps) {
      uncertain(batch, "it may be " + String.join(" or ", perhaps.ids()) + ", which is not over");
    } else if (now().isAfter(giveUp)) {
      return giveUp(batch, "the vendor does not have it");
    } else {
      uncertain(batch, "the vendor does not list it; not handed in again before " + giveUp);
    }
    return 0;
  }

  /** Of a lost one that this key does not see. */
  private int unseen(Batches.Batch batch) {
    if (isPastKeeping(batch)) {
      return giveUp(batch, KEPT_NOWHERE);
    }
    elsewhere(batch);
    return 0;
  }

  private int giveUp(Batches.Batch batch, String why) {
    batches.drop(batch, Batches.Stage.GIVEN_UP, why, now());
    show(batch, batch.key(), "given up");
    return batch.texts();
  }

  private void uncertain(Batches.Batch batch, String why) {
    show(batch, batch.key(), "uncertain");
    passing.add("nobody knows whether " + batch.key() + " was handed in: " + why);
  }

  private void look(Batches.Batch batch) {
    BatchCollection collection = new BatchCollection(vendor, batch, batches.questions(batch.key()));
    try {
      BatchApi.Standing standing = vendor.api().look(batch.vendorId(), collection::hear);
      switch (standing.stage()) {
        case ENDED -> collect(batch, collection, standing.word(), false);
        case GONE -> gone(batch, collection, standing.word());
        case OPEN -> {
          adopt(batch);
          batch.goneAt().ifPresent(at -> batches.there(batch.key()));
          stuck.remove(batch.key());
          show(batch, batch.vendorId(), standing.word().toLowerCase(Locale.ROOT));
        }
      }
    } catch (ModelException.Denied e) {
      stuck.add(batch.key());
      if (isOurs(batch)) {
        show(batch, batch.vendorId(), "unknown");
        denied.add(String.valueOf(e.getMessage()));
      } else {
        gone(batch, collection, KEPT_NOWHERE);
      }
    } catch (ModelException e) {
      if (!(e instanceof Curable)) {
        stuck.add(batch.key());
      }
      show(batch, batch.vendorId(), "unknown");
      failed(e, "cannot look how far " + batch.vendorId() + " is: ", passing);
    }
  }

  /** What is paid is not thrown away because a vendor has lost sight of it for a moment. */
  private void gone(Batches.Batch batch, BatchCollection collection, String word) {
    Instant first = batches.gone(batch.key(), now());
    Instant kept = batch.begunAt().plus(KEPT_FOR);
    if (now().isAfter(kept) && now().isAfter(first.plus(BELIEVED_AFTER))) {
      collect(batch, collection, word, true);
    } else if (!isOurs(batch)) {
      stuck.add(batch.key());
      elsewhere(batch);
    } else {
      stuck.add(batch.key());
      show(batch, batch.vendorId(), "missing");
      passing.add(
          "%s: %s; it is looked for until %s at least".formatted(batch.vendorId(), word, kept));
    }
  }

  private void collect(Batches.Batch batch, BatchCollection collection, String word, boolean gone) {
    collection.end(word, gone, cache);
    Instant now = now();
    boolean first =
        batches.collect(
            batch,
            runId,
            vendor.selections().get(0),
            journal -> collection.write(journal, now),
            collection.calls(),
            now);
    if (first) {
      collection.keepAnswers(cache);
      lines.put(batch.key(), collection.line());
      if (collection.strangers() > 0) {
        lasting.add(
            "%s: %d results are of no question in it"
                .formatted(batch.vendorId(), collection.strangers()));
      }
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

  /** Keeps the scores of texts that need no batch. */
  void write(List<Scorer.Scored> scored) {
    if (!scored.isEmpty()) {
      try (ScoreJournal journal = new ScoreJournal(state, runId, vendor.selections().get(0))) {
        for (Scorer.Scored one : scored) {
          String subject = one.score().ticker().map(Ticker::symbol).orElse(Unscored.WHOLE_TEXT);
          journal.add(subject, one.score(), one.verdicts(), now());
        }
        journal.commit();
      }
    }
  }

  /** Answers that were given before. */
  AnswerCache cache() {
    return cache;
  }

  ScoreByBatch.Report report(ScoreByBatch.Submitted submitted, List<String> notes) {
    List<String> troubles = new ArrayList<>(lasting);
    troubles.addAll(passing);
    return new ScoreByBatch.Report(
        new ArrayList<>(lines.values()), submitted, List.copyOf(denied), troubles, notes);
  }
}
