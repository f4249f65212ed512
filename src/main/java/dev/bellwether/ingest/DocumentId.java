package dev.bellwether.ingest;

import java.time.Instant;

/**
 * The identity of an occurrence: what is read twice from the same place is the same document, and
 * the same text published twice is two.
 */
public final class DocumentId {
  private DocumentId() {}

  /**
   * The identity of a dated document.
   *
   * @param source who published it
   * @param key what the source calls it: its own id, else the address, else empty
   * @param contentHash the text, as {@link ContentHash} has it; a corrected text is a new document
   * @param publishedAt the publisher's time stamp
   * @return 32 hexadecimal digits
   */
  public static String of(String source, String key, String contentHash, Instant publishedAt) {
    return Sha256.hex128(source, key, contentHash, publishedAt.toString());
  }

  /**
   * The identity of a document whose publisher gives no time. The time at which we saw it is no
   * part of it, or every poll of a feed would find new documents.
   */
  public static String ofUndated(String source, String key, String contentHash) {
    return Sha256.hex128(source, key, contentHash, "");
  }
}
