package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an ingest did.
 *
 * @param inputs one line per file or feed, in order
 * @param nearDuplicates texts newly marked as nearly repeating an earlier one
 * @param rejects the file that names every rejected row; empty when there is none
 * @param reasons rejected rows by reason
 * @param knownRejects how many of the rejected rows an earlier run has told already
 * @param failures inputs that could not be read, or not to their end
 */
public record IngestReport(
    List<Input> inputs,
    long nearDuplicates,
    Optional<Path> rejects,
    Map<String, Long> reasons,
    long knownRejects,
    List<Failure> failures)
    implements Ledger.Summarised {

  /**
   * One file or feed.
   *
   * @param name as the user gave it
   * @param rows rows read, rejected ones included
   * @param added documents or bars that were new
   * @param updated bars whose values changed
   * @param known documents or bars that were there already
   * @param rejected rows that could not be used
   */
  public record Input(
      String name, long rows, long added, long updated, long known, long rejected) {}

  /**
   * An input that could not be read.
   *
   * @param message what is wrong, naming the input
   * @param hint what to try; may be empty
   */
  public record Failure(String message, String hint) {
    static Failure of(BellwetherException e) {
      return new Failure(String.valueOf(e.getMessage()), e.hint());
    }
  }

  public IngestReport {
    inputs = List.copyOf(inputs);
    failures = List.copyOf(failures);
  }

  /** All rejected rows. */
  public long rejected() {
    return inputs.stream().mapToLong(Input::rejected).sum();
  }

  @Override
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("rows", inputs.stream().mapToLong(Input::rows).sum());
    summary.put("added", inputs.stream().mapToLong(Input::added).sum());
    summary.put("updated", inputs.stream().mapToLong(Input::updated).sum());
    summary.put("known", inputs.stream().mapToLong(Input::known).sum());
    summary.put("rejected", rejected());
    summary.put("rejected_before", knownRejects);
    summary.put("near_duplicates", nearDuplicates);
    if (!failures.isEmpty()) {
      summary.put("failures", failures.stream().map(Failure::message).toList());
    }
    return summary;
  }

  @Override
  public boolean partial() {
    return rejected() > knownRejects || !failures.isEmpty();
  }
}
