package dev.bellwether.ingest.feed;

/**
 * What a server answered.
 *
 * @param body as received
 * @param contentType the {@code Content-Type} header; empty when there is none
 * @param etag the {@code ETag} header; empty when there is none
 * @param lastModified the {@code Last-Modified} header as sent; empty when there is none
 */
public record Fetched(byte[] body, String contentType, String etag, String lastModified) {}
