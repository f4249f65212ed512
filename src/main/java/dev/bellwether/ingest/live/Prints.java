package dev.bellwether.ingest.live;

import dev.bellwether.Document;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.ingest.file.Reject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** By what the same story is recognised in another source, and for how long. */
final class Prints {
  /** A title of fewer words may be that of another story. */
  private static final int FEWEST_WORDS = 4;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** A print and how long it holds. */
  record Lasting(String text, Duration window) {}

  private Prints() {}

  /** Those of an article, the surest first. */
  static List<Lasting> of(Document document) {
    List<Lasting> prints = new ArrayList<>();
    prints.add(new Lasting("c" + document.content().hash(), Duration.ofDays(7)));
    Addresses.canonical(document.url())
        .ifPresent(url -> prints.add(new Lasting("u" + Sha256.hex128(url), Duration.ofDays(7))));
    String title = document.content().title();
    if (BLANKS.split(title.strip()).length >= FEWEST_WORDS) {
      prints.add(new Lasting("t" + ContentHash.of(title, ""), Duration.ofDays(1)));
    }
    return prints;
  }

  /** That of a filing, which several sources and several of its parties show. */
  static String ofFiling(String accession) {
    return "a" + accession;
  }

  /** That of a line that could not be used, which a feed shows again at every look. */
  static String of(String source, Reject reject) {
    return "r" + Sha256.hex128(source, reject.reason(), reject.raw());
  }
}
