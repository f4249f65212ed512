package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.store.Batches;
import dev.bellwether.store.Claims;
import dev.bellwether.store.Database;
import dev.bellwether.store.Unscored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<Claims> claims;
  private final List<String> others = new ArrayList<>();
  private String afterHash = "";
  private String afterSubject = "";

  /**
   * Pages of texts without an answer of any of the selections, whoever else is at them.
   *
   * @param waiting gives texts that are left out; asked for each page, as batches come and go
   */
  UnscoredPages(
      Context context,
      List<Selection> selections,
      boolean rescore,
      Supplier<Set<Batches.Waiting>> waiting) {
    this(context, selections, rescore, waiting, Optional.empty());
  }

  /**
   * The same, and no other process is at what they hold.
   *
   * @param claims with which the texts of each page are taken; the caller releases them
   */
  UnscoredPages(
      Context context,
      List<Selection> selections,
      boolean rescore,
      Supplier<Set<Batches.Waiting>> waiting,
      Optional<Claims> claims) {
    this.context = context;
    this.claims = claims;
    this.selections = selections;
    this.rescore = rescore;
    this.waiting = waiting;
  }

  /** Pages of all texts, with an answer or without, read while others write. */
  static UnscoredPages ofAll(Context context) {
    return new UnscoredPages(context, List.of(), true, Set::of);
  }

  Page next() {
    while (true) {
      int found = others.size();
      // Without selections nothing is to be folded in between, so nobody has to be kept waiting.
      Page page =
          selections.isEmpty()
              ? Folding.read(context, this::page)
              : Folding.write(context, this::page);
      if (!page.isEmpty() || others.size() == found) {
        return page;
      }
    }
  }

  /** The texts that were left out since another process is at them, as they are claimed. */
  List<String> others() {
    return List.copyOf(others);
  }

  /**
   * While the database is ours nobody can fold, so that whatever others have written about these
   * texts since our own fold is where the claims look for it.
   */
  private List<Unscored.Item> taken(List<Unscored.Item> items) {
    if (items.isEmpty()) {
      return items;
    }
    Unscored.Item last = items.get(items.size() - 1);
    afterHash = last.content().hash();
    afterSubject = last.subject();
    if (claims.isEmpty()) {
      return items;
    }
    List<Unscored.Item> taken = claims.get().take(items, selections);
    List<Unscored.Item> left = new ArrayList<>(items);
    left.removeAll(Set.copyOf(taken));
    left.forEach(item -> others.add(Claims.name(item)));
    return taken;
  }

  private Page page(Database database) {
    List<Unscored.Item> items =
        taken(
            Unscored.page(
                database,
                selections,
                afterHash,
                afterSubject,
                context.settings().score().pageSize(),
                rescore,
                waiting.get()));
    return new Page(
        items, Readings.load(context, database, items.stream().map(Unscored.Item::content)));
  }
}
