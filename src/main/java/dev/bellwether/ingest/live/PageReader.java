package dev.bellwether.ingest.live;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.web.PageAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the articles that a page lists. */
public interface PageReader {

  /** What a page lists. */
  record Reading(List<Sighting> sightings, List<Reject> rejects) {
    public Reading {
      sightings = List.copyOf(sightings);
      rejects = List.copyOf(rejects);
    }
  }

  /**
   * Reads a page.
   *
   * @param contentType the header; may be empty
   * @param now when its articles were first seen
   * @throws BellwetherException if it is not what was asked for
   */
  Reading read(byte[] body, String contentType, Instant now);

  /** What an error of this server means, if one knows more than its code. */
  default Optional<String> problem(PageAnswer.Refused refused) {
    return Optional.empty();
  }
}
