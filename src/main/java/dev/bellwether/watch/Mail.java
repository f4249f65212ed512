package dev.bellwether.watch;

import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.Poll;
import java.time.Duration;
import java.time.Instant;

/** What other threads have for the loop. */
sealed interface Mail {

  /**
   * A source was looked at.
   *
   * @param now the time it was told
   * @param took how long it took
   */
  record Looked(LiveSource source, Poll poll, Instant now, Duration took) implements Mail {}

  /** A source cannot be looked at; it is a mistake of the settings, or of ours. */
  record Broke(LiveSource source, String trouble) implements Mail {}

  /** A channel has answered; what to do about it is the outbox's to say. */
  record Answered(Runnable handling) implements Mail {}

  /** There is a finding. */
  record Found(String article, String contentHash, Finding finding) implements Mail {}
}
