package dev.bellwether.ingest.live;

import dev.bellwether.BellwetherException;
import dev.bellwether.Outcome;
import dev.bellwether.ingest.edgar.CurrentList;
import dev.bellwether.ingest.edgar.EdgarIndex;
import dev.bellwether.ingest.edgar.Listing;
import dev.bellwether.ingest.file.Reject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The filings that EDGAR accepts now, each once, whichever of its parties EDGAR lists it under. The
 * oldest come first: then all behind a known one is known too, over restarts as well. How fast
 * EDGAR may be asked, and that it is not asked at all while it blocks this machine, is the index's
 * matter.
 */
public final class FilingSource implements LiveSource {
  /** So that the first filings of a busy minute are not kept waiting by the last. */
  private static final int MOST_AT_ONCE = 10;

  /** A block or a dead network meets the next filing too. */
  private static final int MOST_FAILURES = 3;

  /** One that cannot be had keeps the others waiting for so long only. */
  private static final Duration LATER = Duration.ofMinutes(2);

  /** The mark of a source that has shown all of the first page it has seen. */
  private static final String BEGUN = "begun";

  /** Reads a submission. */
  public interface Reader {
    /**
     * What a submission says.
     *
     * @param submission header, form and exhibits as filed
     */
    Outcome<Sighting> read(Listing listing, byte[] submission, Instant now);
  }

  private final String name;
  private final EdgarIndex index;
  private final Set<String> forms;
  private final Reader reader;
  private final Cadence cadence;
  private final LiveMemory memory;

  /** Accessions that cannot be had or read, and when to ask for them again. */
  private final Map<String, Instant> notBefore = new HashMap<>();

  /**
   * A source.
   *
   * @param forms such as 8-K; an amendment is a form of its own
   */
  public FilingSource(
      String name,
      EdgarIndex index,
      Set<String> forms,
      Reader reader,
      Cadence cadence,
      LiveMemory memory) {
    this.name = name;
    this.index = index;
    this.forms = Set.copyOf(forms);
    this.reader = reader;
    this.cadence = cadence;
    this.memory = memory;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration interval() {
    return cadence.interval();
  }

  @Override
  public Poll poll(Instant now) {
    boolean begun = memory.marks(name).containsKey(BEGUN);
    CurrentList current;
    try {
      // What is older than the first page of the first look is no news.
      current = index.current(forms, accession -> !begun || isFetched(accession));
    } catch (BellwetherException e) {
      return Poll.of(List.of(), List.of(), cadence.afterFailure(now, Optional.empty()), Map.of())
          .troubledBy(String.valueOf(e.getMessage()));
    }
    List<Listing> waiting = new ArrayList<>(current.listings());
    Collections.reverse(waiting);
    waiting.removeIf(
        listing ->
            isFetched(listing.accession())
                || now.isBefore(notBefore.getOrDefault(listing.accession(), Instant.MIN)));
    List<Sighting> sightings = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    Optional<String> trouble = current.cutOff().stream().map(CurrentList::warning).findFirst();
    int failures = 0;
    int at = 0;
    while (at < waiting.size() && at < MOST_AT_ONCE && failures < MOST_FAILURES) {
      Listing listing = waiting.get(at++);
      try {
        fetch(listing, now, sightings, rejects);
      } catch (BellwetherException e) {
        notBefore.put(listing.accession(), now.plus(LATER));
        trouble = Optional.of(String.valueOf(e.getMessage()));
        failures++;
      }
    }
    boolean down = failures == MOST_FAILURES && sightings.isEmpty() && rejects.isEmpty();
    boolean more = at < waiting.size();
    Instant next =
        down ? cadence.afterFailure(now, Optional.empty()) : more ? now : cadence.afterSuccess(now);
    Map<String, String> marks = begun || !more ? Map.of(BEGUN, "yes") : Map.of();
    Poll poll = Poll.of(sightings, rejects, next, marks);
    return trouble.map(poll::troubledBy).orElse(poll);
  }

  private void fetch(Listing listing, Instant now, List<Sighting> sightings, List<Reject> rejects) {
    byte[] submission =
        index
            .submission(listing)
            .orElseThrow(
                () ->
                    new BellwetherException(
                        BellwetherException.Kind.FAILED,
                        "EDGAR lists " + listing.accession() + " and does not have it yet",
                        "it is asked for again"));
    Outcome<Sighting> outcome = reader.read(listing, submission, now);
    if (outcome instanceof Outcome.Done<Sighting> done) {
      sightings.add(done.value());
    } else if (outcome instanceof Outcome.Failed<Sighting> failed) {
      // It is listed for days, and will not be read any better.
      notBefore.put(listing.accession(), Instant.MAX);
      rejects.add(new Reject(0, failed.reason(), listing.form() + " " + listing.accession()));
    }
  }

  private boolean isFetched(String accession) {
    return memory.has(Prints.ofFiling(accession));
  }

  @Override
  public void close() {
    // The index is shared; who made it closes it.
  }
}
