package dev.bellwether.filing;

import dev.bellwether.Span;
import java.util.List;

/**
 * A file as filed: one document, or the full submission with all its documents.
 *
 * @param header what EDGAR says about it
 * @param documents in the order of the file, at least one
 */
public record Submission(SubmissionHeader header, List<Part> documents) {

  /**
   * One document of a submission.
   *
   * @param type such as 10-K, EX-99.1 or GRAPHIC; empty when it is not said
   * @param fileName as filed; empty when it is not said
   * @param description as filed; empty when it is not said
   * @param text where its text stands in the file
   */
  public record Part(String type, String fileName, String description, Span text) {}

  public Submission {
    documents = List.copyOf(documents);
  }
}
