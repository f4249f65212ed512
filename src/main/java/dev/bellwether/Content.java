package dev.bellwether;

/**
 * A text, once, however often it was published.
 *
 * @param hash 32 hexadecimal digits over the normalised text; see {@code ingest.ContentHash}
 * @param title the headline as published, never blank
 * @param body what follows the headline; empty when there is only a headline
 */
public record Content(String hash, String title, String body) {

  /**
   * The one text that spans refer to: the title, then a blank line and the body if there is one.
   */
  public String text() {
    return body.isEmpty() ? title : title + "\n\n" + body;
  }
}
