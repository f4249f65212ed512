package dev.bellwether.watch;

import dev.bellwether.Document;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as far as the watch has come with it.
 *
 * @param id the id of the document that told it first; the article keeps it when it changes
 * @param document what it says now
 * @param form of a filing, such as {@code 8-K}; empty for anything else
 * @param items of a filing, such as {@code 2.02}
 * @param urgent true if it goes before others
 * @param seenAt when a source first showed it
 * @param quote the price, when known
 * @param analysis what is known of its sentiment
 * @param revision grows with every change that alerts should show
 * @param tries how often a verdict was asked for and not had from the tier that was wanted
 * @param retryAt when one will be asked for again; empty if that is at once, or never again
 */
public record Article(
    String id,
    Document document,
    String form,
    List<String> items,
    boolean urgent,
    Instant seenAt,
    Optional<Quote> quote,
    Analysis analysis,
    int revision,
    int tries,
    Optional<Instant> retryAt) {
  public Article {
    items = List.copyOf(items);
  }

  /** The same, its source showing it with changes. */
  Article changedTo(Document changed, boolean anew) {
    return new Article(
        id,
        changed,
        form,
        items,
        urgent,
        seenAt,
        quote,
        anew ? new Analysis.Pending() : analysis,
        revision + 1,
        anew ? 0 : tries,
        anew ? Optional.empty() : retryAt);
  }

  /** The same with something new to show of its sentiment. */
  Article with(Analysis known) {
    return new Article(
        id,
        document,
        form,
        items,
        urgent,
        seenAt,
        quote,
        known,
        revision + 1,
        tries,
        Optional.empty());
  }

  /** The same after one more try, to be tried again then. */
  Article tryingAgain(Instant then) {
    return new Article(
        id,
        document,
        form,
        items,
        urgent,
        seenAt,
        quote,
        analysis,
        revision,
        tries + 1,
        Optional.of(then));
  }

  /** True if it waits for its first verdict. */
  boolean isOpen() {
    return analysis instanceof Analysis.Pending || analysis instanceof Analysis.Late;
  }
}
