package dev.bellwether.ingest.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of sources over restarts. Safe for threads. */
public interface LiveMemory {

  /**
   * A document that was seen.
   *
   * @param documentId its id
   * @param source who showed it
   * @param key what the source calls it; may be empty
   * @param contentHash its text
   * @param sketch of its text, as {@code Sketch.of} makes it
   * @param seenAt when
   * @param first the document that first told this story: itself when it was fresh
   */
  record Seen(
      String documentId,
      String source,
      String key,
      String contentHash,
      int[] sketch,
      Instant seenAt,
      String first) {}

  /** What a source wanted to be told, as in {@link Poll#marks}. */
  Map<String, String> marks(String source);

  /** The document with this id. */
  Optional<Seen> document(String documentId);

  /** The latest document that a source showed under a key. */
  Optional<Seen> latest(String source, String key);

  /** The first document with a text, not older than {@code since}. */
  Optional<Seen> withContent(String contentHash, Instant since);

  /** All documents seen since then, the earliest first. */
  List<Seen> since(Instant since);

  /**
   * Keeps what a look at a source gave: its sightings and its marks, all or nothing. To be called
   * when the sightings are safe with the caller; until then a restart sights them again. What is
   * there already stays.
   */
  void keep(String source, Poll poll, Instant now);
}
