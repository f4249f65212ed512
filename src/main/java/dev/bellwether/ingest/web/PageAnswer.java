package dev.bellwether.ingest.web;

import java.time.Duration;
import java.util.Optional;

/** What became of a request for a page. */
public sealed interface PageAnswer {

  /**
   * The page.
   *
   * @param body decompressed
   * @param contentType the {@code Content-Type} header; empty when there is none
   * @param etag the {@code ETag} header; empty when there is none
   * @param lastModified the {@code Last-Modified} header as sent; empty when there is none
   * @param movedTo where the page is from now on, if the server says that it moved for good
   */
  record Page(
      byte[] body, String contentType, String etag, String lastModified, Optional<String> movedTo)
      implements PageAnswer {}

  /** It is as at the last visit. */
  record Unchanged() implements PageAnswer {}

  /**
   * The server answered, but not with a page.
   *
   * @param code of HTTP
   * @param problem what it answered, to follow the words "the server"; without the address
   * @param retryAfter how long it asks to be left alone; empty when it does not say
   * @param body the beginning of what it sent, for those who know its errors
   */
  record Refused(int code, String problem, Optional<Duration> retryAfter, byte[] body)
      implements PageAnswer {}

  /**
   * There was no answer, or none that could be taken: no connection, too slow, too large.
   *
   * @param problem why not, in the user's words; without the address
   */
  record Broken(String problem) implements PageAnswer {}
}
