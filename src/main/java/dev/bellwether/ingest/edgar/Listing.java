package dev.bellwether.ingest.edgar;

import java.time.LocalDate;
import java.util.List;

/**
 * A filing that EDGAR lists.
 *
 * @param cik of the company, without leading zeros
 * @param tickers that the company has now; may be empty
 * @param accession the accession number, with dashes
 * @param form such as 8-K
 * @param filedOn the day it counts as filed
 */
public record Listing(
    String cik, List<String> tickers, String accession, String form, LocalDate filedOn) {
  public Listing {
    tickers = List.copyOf(tickers);
  }

  /** Where the full submission lies, below the address of the archive. */
  String path() {
    return folder() + accession + ".txt";
  }

  /** Where the page lies that lists the filing's documents. */
  String indexPath() {
    return folder() + accession + "-index.htm";
  }

  private String folder() {
    return "/Archives/edgar/data/" + cik + "/" + accession.replace("-", "") + "/";
  }
}
