package dev.bellwether.engine;

/**
 * What reading filings takes, in tokens of the chunks with their contexts.
 *
 * @param documents documents of filings that were counted
 * @param whole everything they say
 * @param prefiltered what the items that count say
 * @param changed what of that the reports before them did not say
 */
public record FilingTokens(long documents, long whole, long prefiltered, long changed) {
  /** Of no filing. */
  public static final FilingTokens NONE = new FilingTokens(0, 0, 0, 0);

  /** Of both. */
  public FilingTokens plus(FilingTokens other) {
    return new FilingTokens(
        documents + other.documents,
        whole + other.whole,
        prefiltered + other.prefiltered,
        changed + other.changed);
  }
}
