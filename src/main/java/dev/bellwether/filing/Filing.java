package dev.bellwether.filing;

import java.util.List;

/**
 * A filing, read.
 *
 * @param header what EDGAR says about it; of a single document only what its cover says
 * @param symbols trading symbols on the cover page; empty before 2019
 * @param documents those that hold text, the form itself first
 * @param cutShort true if the file ends in the middle, so that the rest is missing
 */
public record Filing(
    SubmissionHeader header,
    List<String> symbols,
    List<FilingDocument> documents,
    boolean cutShort) {
  public Filing {
    symbols = List.copyOf(symbols);
    documents = List.copyOf(documents);
  }

  /** The form itself. */
  public FilingDocument main() {
    return documents.get(0);
  }

  /** The form's name, such as 8-K or 10-K/A; empty when neither header nor cover says. */
  public String form() {
    return header.form().isEmpty() ? main().type() : header.form();
  }
}
