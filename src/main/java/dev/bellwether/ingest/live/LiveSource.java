package dev.bellwether.ingest.live;

import dev.bellwether.BellwetherException;
import java.time.Duration;
import java.time.Instant;

/**
 * A place that is looked at again and again. The caller looks no earlier than {@link Poll#next}
 * says, and from one thread at a time; several sources may be looked at at the same time.
 */
public interface LiveSource extends AutoCloseable {

  /** What the user calls it; the source of its documents. */
  String name();

  /** How long from one look to the next when all is well. */
  Duration interval();

  /**
   * Looks once. Does not throw for what a source does wrong: that is {@link Poll#trouble}. Takes no
   * longer than the time-out it was made with, however slow the other side is. Remembers nothing
   * over restarts: what is to be remembered is in the poll, for {@link LiveMemory#keep} once the
   * sightings are safe with the caller. A sighting that was not kept is sighted again, with the
   * same document id.
   *
   * @param now the time that sightings were first seen at
   * @throws BellwetherException if the source can never work as it is set
   */
  Poll poll(Instant now);

  /** Lets go of what the source holds open. */
  @Override
  void close();
}
