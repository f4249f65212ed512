package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.llm.BatchApi;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.score.Part;
import dev.bellwether.store.Batches;
import dev.bellwether.store.Spending;
import dev.bellwether.store.Unscored;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final BatchDesk desk;
  private final List<Batches.Question> questions = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private long bytes;
  private long atMost;
  private long room;
  private int made;
  private boolean stopped;
  private long unsent;
  private long leftForMoney;

  BatchSubmission(
      Context context,
      ScoreByBatch.Rules rules,
      BatchVendor vendor,
      Spending spending,
      Batches batches,
      BatchDesk desk) {
    this.context = context;
    this.rules = rules;
    this.vendor = vendor;
    this.spending = spending;
    this.batches = batches;
    this.desk = desk;
  }

  /** Texts that do not fit the model. */
  long unsent() {
    return unsent;
  }

  /** Texts that would have passed a budget. */
  long leftForMoney() {
    return leftForMoney;
  }

  /** Hands in what lacks an answer of all of these selections. */
  void submitAll(List<Selection> selections, boolean rescore) {
    Folding.write(context, database -> ChunkContents.complete(context, database));
    room = spending.room(vendor.card().tier(), now());
    UnscoredPages pages = new UnscoredPages(context, selections, rescore, desk.waiting());
    UnscoredPages.Page page = pages.next();
    while (!page.isEmpty() && !stopped) {
      for (Unscored.Item item : page.items()) {
        context.checkStopped();
        add(item, page.readings().of(item));
      }
      page = pages.next();
    }
    send();
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
    long size = puts.stream().mapToLong(BatchSubmission::size).sum();
    if (questions.size() + puts.size() > rules.questions() || bytes + size > rules.bytes()) {
      send();
    }
    long price = puts.stream().mapToLong(put -> put.atMost().microUsd()).sum();
    if (price > 0 && atMost + price > room) {
      leftForMoney++;
      return;
    }
    bytes += size;
    atMost += price;
    for (int i = 0; i < puts.size(); i++) {
      add(item, reading.prompt(), reading.parts().get(i), puts.get(i));
    }
  }

  private static long size(BatchVendor.Put put) {
    return put.body().getBytes(StandardCharsets.UTF_8).length;
  }

  private void add(Unscored.Item item, String prompt, Part part, BatchVendor.Put put) {
    questions.add(
        new Batches.Question(
            questions.size(),
            item.content().hash(),
            item.subject(),
            put.selection(),
            prompt,
            part.weight(),
            put.atMost().microUsd(),
            put.cacheKey()));
    bodies.add(put.body());
  }

  private void send() {
    if (!questions.isEmpty() && !stopped) {
      made++;
      String key = "bw-" + desk.runId() + "-" + made;
      Optional<String> refusal =
          batches.begin(
              key,
              vendor.card().tier(),
              vendor.card().id(),
              desk.runId(),
              List.copyOf(questions),
              now());
      if (refusal.isPresent()) {
        desk.trouble("a batch was not handed in: " + refusal.get());
      } else {
        stopped = !desk.handIn(key, asks(key));
      }
    }
    questions.clear();
    bodies.clear();
    bytes = 0;
    atMost = 0;
    room = spending.room(vendor.card().tier(), now());
  }

  private List<BatchApi.Ask> asks(String key) {
    List<BatchApi.Ask> asks = new ArrayList<>(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      asks.add(new BatchApi.Ask(BatchDesk.name(key, i), bodies.get(i)));
    }
    return asks;
  }

  private Instant now() {
    return context.clock().instant();
  }
}
