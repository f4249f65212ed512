package dev.bellwether.ingest.live;

/** What a document is to those that were seen before it, in any source and before any restart. */
public sealed interface Novelty {

  /** Nothing like it was seen. */
  record Fresh() implements Novelty {}

  /**
   * The source shows an earlier document again, with changes. Its alert is to be updated.
   *
   * @param documentId the earlier document
   */
  record Update(String documentId) implements Novelty {}

  /**
   * Another source told the same story, word for word or nearly. It is an occurrence of its own and
   * worth storing, but no second alert.
   *
   * @param documentId the document that told it first
   */
  record Repeat(String documentId) implements Novelty {}
}
