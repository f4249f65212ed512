package dev.bellwether.filing;

import java.util.List;
import java.util.Optional;

/**
 * A filing, read.
 *
 * @param header what EDGAR says about it; of a single document only what its cover says
 * @param symbols trading symbols on the cover page; empty before 2019
 * @param documents those that hold text, the form itself first
 * @param missing why the rest of it is missing, as the end of a sentence; empty if nothing is
 */
public record Filing(
    SubmissionHeader header,
    List<String> symbols,
    List<FilingDocument> documents,
    Optional<String> missing) {
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
