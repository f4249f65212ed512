package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.store.Batches;
import dev.bellwether.store.Unscored;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What lacks a score, page by page, with how each text is read. For one thread. */
final class UnscoredPages {
  /** Some texts; none at the end. */
  record Page(List<Unscored.Item> items, Readings readings) {
    boolean isEmpty() {
      return items.isEmpty();
    }
  }

  private final Context context;
  private final List<Selection> selections;
  private final boolean rescore;
  private final Supplier<Set<Batches.Waiting>> waiting;
  private String afterHash = "";
  private String afterSubject = "";

  /**
   * Pages of texts without an answer of any of the selections.
   *
   * @param waiting gives texts that are left out; asked for each page, as batches come and go
   */
  UnscoredPages(
      Context context,
      List<Selection> selections,
      boolean rescore,
      Supplier<Set<Batches.Waiting>> waiting) {
    this.context = context;
    this.selections = selections;
    this.rescore = rescore;
    this.waiting = waiting;
  }

  Page next() {
    Page page =
        Folding.write(
            context,
            database -> {
              List<Unscored.Item> items =
                  Unscored.page(
                      database,
                      selections,
                      afterHash,
                      afterSubject,
                      context.settings().score().pageSize(),
                      rescore,
                      waiting.get());
              return new Page(
                  items,
                  Readings.load(context, database, items.stream().map(Unscored.Item::content)));
            });
    if (!page.isEmpty()) {
      Unscored.Item last = page.items().get(page.items().size() - 1);
      afterHash = last.content().hash();
      afterSubject = last.subject();
    }
    return page;
  }
}
