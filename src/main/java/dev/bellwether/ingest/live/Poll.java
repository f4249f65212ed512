package dev.bellwether.ingest.live;

import dev.bellwether.ingest.file.Reject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one look at a source gave, or that it was too early to look.
 *
 * @param sightings documents, in the order of the source
 * @param rejects what could not become a document, each with the reason
 * @param next not before this is the source to be looked at again: its interval, or later when it
 *     asked for patience or is down. It counts from the start of the look; after trouble the time
 *     that the look took is to be added
 * @param trouble why nothing was learned, in the user's words and without secrets; empty when all
 *     was well, also when nothing was new
 * @param ended true if the source will never have more, as a pipe that was closed
 * @param early true if the source was not looked at, because it is not its turn before {@code next}
 * @param marks what the source wants to be told at its next look, also after a restart: ETags,
 *     places in files; an empty text forgets a mark. Opaque to all but the source
 */
public record Poll(
    List<Sighting> sightings,
    List<Reject> rejects,
    Instant next,
    Optional<String> trouble,
    boolean ended,
    boolean early,
    Map<String, String> marks) {
  public Poll {
    sightings = List.copyOf(sightings);
    rejects = List.copyOf(rejects);
    marks = Map.copyOf(new TreeMap<>(marks));
  }

  /** A look after which all is as it was. */
  public static Poll quiet(Instant next) {
    return new Poll(List.of(), List.of(), next, Optional.empty(), false, false, Map.of());
  }

  /** No look: the source is to be looked at when its turn has come. */
  public static Poll notYet(Instant turn) {
    return new Poll(List.of(), List.of(), turn, Optional.empty(), false, true, Map.of());
  }

  /** A look that gave documents or rejects. */
  public static Poll of(
      List<Sighting> sightings, List<Reject> rejects, Instant next, Map<String, String> marks) {
    return new Poll(sightings, rejects, next, Optional.empty(), false, false, marks);
  }

  /** The same look, of which not all went well. */
  Poll troubledBy(String what) {
    return new Poll(sightings, rejects, next, Optional.of(what), ended, early, marks);
  }

  /** The same look with other sightings. */
  public Poll with(List<Sighting> others) {
    return new Poll(others, rejects, next, trouble, ended, early, marks);
  }
}
