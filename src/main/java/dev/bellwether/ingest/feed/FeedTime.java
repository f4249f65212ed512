package dev.bellwether.ingest.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a date in a feed says. */
sealed interface FeedTime {

  /** An instant. */
  record Exact(Instant at) implements FeedTime {}

  /** A time without a zone, though every standard asks for one. */
  record Unzoned(LocalDateTime time) implements FeedTime {}

  /** A date alone. */
  record Day(LocalDate date) implements FeedTime {}
}
