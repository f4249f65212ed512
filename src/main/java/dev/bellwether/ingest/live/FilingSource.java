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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The filings that EDGAR accepts now, each once, whichever of its parties EDGAR lists it under. How
 * fast EDGAR may be asked, and that it is not asked at all while it blocks this machine, is the
 * index's matter.
 */
public final class FilingSource implements LiveSource {
  /** So that the first filings of a busy minute are not kept waiting by the last. */
  private static final int MOST_AT_ONCE = 10;

  /** A block or a dead network meets the next filing too. */
  private static final int MOST_FAILURES = 3;

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
  private boolean looked;

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
    List<Sighting> sightings = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    Optional<String> trouble = Optional.empty();
    boolean more = false;
    try {
      CurrentList current = index.current(forms, this::isKnown);
      looked = true;
      trouble = current.cutOff().stream().map(CurrentList::warning).findFirst();
      int failures = 0;
      for (Listing listing : current.listings()) {
        if (isFetched(listing.accession())) {
          continue;
        }
        more = sightings.size() + rejects.size() >= MOST_AT_ONCE;
        if (more || failures == MOST_FAILURES) {
          break;
        }
        try {
          Optional<byte[]> submission = index.submission(listing);
          if (submission.isPresent()) {
            read(listing, submission.get(), now, sightings, rejects);
          } else {
            trouble =
                Optional.of("EDGAR lists " + listing.accession() + " and does not have it yet");
          }
        } catch (BellwetherException e) {
          // The others behind it do not wait for it; it is asked for again next time.
          trouble = Optional.of(String.valueOf(e.getMessage()));
          failures++;
        }
      }
    } catch (BellwetherException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
    }
    // A filing that is not there yet keeps nothing back.
    boolean failed = trouble.isPresent() && sightings.isEmpty() && rejects.isEmpty();
    Instant next =
        failed
            ? cadence.afterFailure(now, Optional.empty())
            : more ? now : cadence.afterSuccess(now);
    return new Poll(sightings, rejects, next, trouble, false, false, Map.of());
  }

  /** On the first look nothing may be known, and what is older than its page is no news. */
  private boolean isKnown(String accession) {
    return !looked || isFetched(accession);
  }

  private boolean isFetched(String accession) {
    return memory.has(Prints.ofFiling(accession));
  }

  private void read(
      Listing listing,
      byte[] submission,
      Instant now,
      List<Sighting> sightings,
      List<Reject> rejects) {
    Outcome<Sighting> outcome = reader.read(listing, submission, now);
    if (outcome instanceof Outcome.Done<Sighting> done) {
      sightings.add(done.value());
    } else if (outcome instanceof Outcome.Failed<Sighting> failed) {
      rejects.add(new Reject(0, failed.reason(), listing.form() + " " + listing.accession()));
    }
  }

  @Override
  public void close() {
    // The index is shared; who made it closes it.
  }
}
