package dev.bellwether.ingest.edgar;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Tells a full submission from another page that came in its place, and from the start of one. A
 * server that ends its answers by hanging up lets no client see that one broke off.
 */
final class SubmissionShape {
  /** The header stands before all documents; keys of the 1990s stand before it. */
  private static final int HEAD = 20_000;

  private static final int TAIL = 1_000;

  private static final List<String> STARTS =
      List.of("<SEC-HEADER>", "<IMS-HEADER>", "<ACCEPTANCE-DATETIME>");

  private static final List<String> ENDS =
      List.of("</SEC-DOCUMENT>", "</IMS-DOCUMENT>", "-----END PRIVACY-ENHANCED MESSAGE-----");

  private SubmissionShape() {}

  /** What is wrong with these bytes as a full submission, as the end of a sentence. */
  static Optional<String> fault(byte[] body) {
    String head = text(body, 0, Math.min(body.length, HEAD));
    if (STARTS.stream().noneMatch(head::contains)) {
      return Optional.of("answered with a page that is no submission");
    }
    String tail = text(body, Math.max(0, body.length - TAIL), body.length).stripTrailing();
    return ENDS.stream().anyMatch(tail::endsWith)
        ? Optional.empty()
        : Optional.of("was cut short by the network");
  }

  private static String text(byte[] body, int from, int to) {
    return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
