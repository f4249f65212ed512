package dev.bellwether.watch;

import dev.bellwether.Document;
import dev.bellwether.Ticker;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as far as the watch has come with it. A story that channels follow for other shares
 * than the usual one is one article for each of them, since a verdict is about one share only.
 *
 * @param id of the story, and the share if it is not the usual one; the article keeps it when it
 *     changes
 * @param document what it says now
 * @param form of a filing, such as {@code 8-K}; empty for anything else
 * @param items of a filing, such as {@code 2.02}
 * @param urgent true if it goes before others
 * @param seenAt when a source first showed it
 * @param subject whom it is judged for, which it stays when the story is corrected; empty for the
 *     text as a whole
 * @param quote the price of the subject, when known
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
    Optional<Ticker> subject,
    Optional<Quote> quote,
    Analysis analysis,
    int revision,
    int tries,
    Optional<Instant> retryAt) {
  /** Stands between the id of a story and the share it is judged for; in neither of them. */
  private static final char FOR = '@';

  public Article {
    items = List.copyOf(items);
  }

  /** The id of the document that told the story first. */
  public String story() {
    return storyOf(id);
  }

  /** The story of an article by its id. */
  public static String storyOf(String id) {
    int end = id.indexOf(FOR);
    return end < 0 ? id : id.substring(0, end);
  }

  /** True for the article of a story that was there first, and is judged for the usual share. */
  boolean isUsual() {
    return id.indexOf(FOR) < 0;
  }

  /** The same story, new, to be judged for another share. */
  Article judgedFor(Ticker share, Optional<Quote> itsQuote) {
    return new Article(
        story() + FOR + share.symbol(),
        document,
        form,
        items,
        urgent,
        seenAt,
        Optional.of(share),
        itsQuote,
        new Analysis.Pending(),
        1,
        0,
        Optional.empty());
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
        subject,
        quote,
        anew ? new Analysis.Pending() : analysis,
        revision + 1,
        anew ? 0 : tries,
        anew ? Optional.empty() : retryAt);
  }

  /** The same, to be judged anew for another share, since the story no longer names its own. */
  Article judgedInstead(Optional<Ticker> share, Optional<Quote> itsQuote) {
    return new Article(
        id,
        document,
        form,
        items,
        urgent,
        seenAt,
        share,
        itsQuote,
        new Analysis.Pending(),
        revision,
        0,
        Optional.empty());
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
        subject,
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
        subject,
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
