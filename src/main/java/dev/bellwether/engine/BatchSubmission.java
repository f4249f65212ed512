package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.score.Part;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Batches;
import dev.bellwether.store.Claims;
import dev.bellwether.store.Spending;
import dev.bellwether.store.Unscored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills batches with texts, as far as the budget goes, and hands them in. All questions of a text
 * go into one batch.
 */
final class BatchSubmission {
  private final Context context;
  private final ScoreByBatch.Rules rules;
  private final BatchVendor vendor;
  private final Spending spending;
  private final Batches batches;
  private final Claims claims;
  private final BatchDesk desk;
  private final List<Batches.Question> questions = new ArrayList<>();
  private final Map<Integer, String> bodies = new LinkedHashMap<>();
  private long bytes;
  private long atMost;
  private long room;
  private int made;
  private boolean stopped;
  private final List<Scorer.Scored> answered = new ArrayList<>();

  /** Those of the batch that is being filled; they stay claimed until it is written down. */
  private final Set<Unscored.Item> texts = new HashSet<>();

  private long unsent;
  private long leftForMoney;
  private long leftOut;
  private long cached;

  BatchSubmission(
      Context context,
      ScoreByBatch.Rules rules,
      BatchVendor vendor,
      Spending spending,
      Batches batches,
      Claims claims,
      BatchDesk desk) {
    this.context = context;
    this.rules = rules;
    this.vendor = vendor;
    this.spending = spending;
    this.batches = batches;
    this.claims = claims;
    this.desk = desk;
  }

  /** What became of the texts. */
  ScoreByBatch.Submitted done() {
    return new ScoreByBatch.Submitted(unsent, leftForMoney, leftOut, cached);
  }

  /** Hands in what lacks an answer of all of these selections. */
  void submitAll(List<Selection> selections, boolean rescore) {
    Folding.write(context, database -> ChunkContents.complete(context, database));
    room = spending.room(vendor.card().tier(), now());
    UnscoredPages pages =
        new UnscoredPages(context, selections, rescore, desk::waiting, Optional.of(claims));
    UnscoredPages.Page page = pages.next();
    while (!page.isEmpty()) {
      for (Unscored.Item item : page.items()) {
        context.checkStopped();
        if (stopped) {
          leftOut++;
        } else {
          add(item, page.readings().of(item));
        }
      }
      desk.write(answered);
      answered.clear();
      claims.release(page.items().stream().filter(item -> !texts.contains(item)).toList());
      page = pages.next();
    }
    send();
    leave(pages.others().size());
  }

  private void leave(int toOthers) {
    if (toOthers > 0) {
      leftOut += toOthers;
      desk.trouble(toOthers + " texts are left to another command, which is at them");
    }
  }

  /** All parts of a text, or none. */
  private void add(Unscored.Item item, Reading reading) {
    List<BatchVendor.Put> puts = new ArrayList<>();
    try {
      for (Part part : reading.parts()) {
        puts.add(
            vendor.put(
                reading.prompt(),
                new Question(part.chunk(), part.about(), reading.ticker(), Instant.MAX)));
      }
    } catch (ModelException.ContextOverflow e) {
      unsent++;
      desk.bury(item, vendor.selection(reading.prompt()), String.valueOf(e.getMessage()));
      return;
    }
    List<Optional<Completion>> known =
        puts.stream().map(put -> desk.cache().find(put.cacheKey())).toList();
    if (known.stream().allMatch(Optional::isPresent)) {
      cached++;
      answered.add(answered(item, reading, puts.get(0), known));
    } else {
      ask(item, reading, puts, known);
    }
  }

  private static Scorer.Scored answered(
      Unscored.Item item, Reading reading, BatchVendor.Put put, List<Optional<Completion>> known) {
    return Scorer.combine(
        item.content().hash(),
        reading.ticker(),
        reading.parts().stream().mapToDouble(Part::weight).toArray(),
        new Scorer.Asked(
            put.selection(),
            Duration.ZERO,
            "",
            known.stream().map(each -> each.orElseThrow().again()).toList()));
  }

  /** Only parts that have no answer yet are asked about, and paid. */
  private void ask(
      Unscored.Item item,
      Reading reading,
      List<BatchVendor.Put> puts,
      List<Optional<Completion>> known) {
    List<BatchVendor.Put> fresh = new ArrayList<>();
    for (int i = 0; i < puts.size(); i++) {
      if (known.get(i).isEmpty()) {
        fresh.add(puts.get(i));
      }
    }
    long size = fresh.stream().mapToLong(BatchSubmission::size).sum();
    if (bodies.size() + fresh.size() > rules.questions() || bytes + size > rules.bytes()) {
      send();
    }
    long price = fresh.stream().mapToLong(put -> put.atMost().microUsd()).sum();
    if (stopped) {
      leftOut++;
    } else if (price > 0 && atMost + price > room) {
      leftForMoney++;
    } else {
      bytes += size;
      atMost += price;
      for (int i = 0; i < puts.size(); i++) {
        add(item, reading, i, puts.get(i), known.get(i).isPresent());
      }
    }
  }

  private static long size(BatchVendor.Put put) {
    return put.body().getBytes(StandardCharsets.UTF_8).length;
  }

  private void add(
      Unscored.Item item, Reading reading, int part, BatchVendor.Put put, boolean isCached) {
    questions.add(
        new Batches.Question(
            questions.size(),
            item.content().hash(),
            item.subject(),
            put.selection(),
            reading.prompt(),
            reading.parts().get(part).weight(),
            isCached ? 0 : put.atMost().microUsd(),
            put.cacheKey(),
            isCached));
    texts.add(item);
    if (!isCached) {
      bodies.put(questions.size() - 1, put.body());
    }
  }

  private void send() {
    if (!questions.isEmpty()) {
      made++;
      String key = "bw-" + desk.runId() + "-" + made;
      Optional<Batches.Refusal> refusal =
          batches.begin(
              key,
              vendor.card().tier(),
              vendor.card().id(),
              vendor.account(),
              desk.runId(),
              List.copyOf(questions),
              now());
      claims.release(texts);
      if (refusal.isPresent()) {
        refused(refusal.get());
      } else {
        BatchApi.Receipt receipt = desk.handIn(key, asks(key));
        stopped = !(receipt instanceof BatchApi.Accepted);
        leftOut += receipt instanceof BatchApi.Rejected ? texts.size() : 0;
      }
    }
    questions.clear();
    texts.clear();
    bodies.clear();
    bytes = 0;
    atMost = 0;
    room = spending.room(vendor.card().tier(), now());
  }

  private void refused(Batches.Refusal refusal) {
    desk.trouble("a batch was not handed in: " + refusal.why());
    if (refusal.forMoney()) {
      leftForMoney += texts.size();
    } else {
      leftOut += texts.size();
    }
  }

  private List<BatchApi.Ask> asks(String key) {
    List<BatchApi.Ask> asks = new ArrayList<>(bodies.size());
    bodies.forEach((number, body) -> asks.add(new BatchApi.Ask(BatchDesk.name(key, number), body)));
    return asks;
  }

  private Instant now() {
    return context.clock().instant();
  }
}
