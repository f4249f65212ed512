package dev.bellwether.ingest.feed;

/** A headline for a text that has none, as messages and short notes do (RSS 2.0 allows it). */
final class Headline {
  private static final int LONGEST = 140;

  private Headline() {}

  /** The first line, cut at a word; empty when there is no text. */
  static String of(String body) {
    String line = body.strip().lines().findFirst().orElse("").strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    int blank = line.lastIndexOf(' ', LONGEST);
    return line.substring(0, blank < LONGEST / 2 ? LONGEST : blank) + "...";
  }
}
