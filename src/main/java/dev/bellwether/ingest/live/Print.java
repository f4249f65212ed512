package dev.bellwether.ingest.live;

/**
 * Something that a story is recognised by in another source.
 *
 * @param text a letter for its kind and a hash
 * @param documentId who has it; empty for a reject
 * @param first true if the document tells a new story, so that the print is its own from now on
 */
public record Print(String text, String documentId, boolean first) {}
