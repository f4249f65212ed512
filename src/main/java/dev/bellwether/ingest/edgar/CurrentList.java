package dev.bellwether.ingest.edgar;

import java.util.List;

/**
 * What EDGAR lists as filed now.
 *
 * @param listings by form, the newest first
 * @param cutOff forms of which more is new than was looked at, so that some are missing
 */
public record CurrentList(List<Listing> listings, List<String> cutOff) {
  public CurrentList {
    listings = List.copyOf(listings);
    cutOff = List.copyOf(cutOff);
  }

  /** What to tell about a form that was cut off. */
  public static String warning(String form) {
    return "EDGAR lists more new filings of form " + form + " than are looked at; some are missing";
  }
}
