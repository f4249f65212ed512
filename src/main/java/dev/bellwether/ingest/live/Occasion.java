package dev.bellwether.ingest.live;

import java.util.List;

/** What kind of news a document is; decides how urgent it is and which rules it meets. */
public sealed interface Occasion {

  /** An article or a press release. */
  record News() implements Occasion {}

  /**
   * A filing with the SEC.
   *
   * @param form such as {@code 8-K} or {@code 8-K/A}
   * @param accession its number, with dashes
   * @param items as the filer declares them, such as {@code 2.02}; empty for forms without
   */
  record Filing(String form, String accession, List<String> items) implements Occasion {
    public Filing {
      items = List.copyOf(items);
    }
  }

  /** A price or a volume that moved; the document only says so and has no sentiment of its own. */
  record PriceMove(PriceAlert alert) implements Occasion {}
}
