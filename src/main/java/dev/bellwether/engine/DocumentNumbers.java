package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.panel.NumberTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One number for each document, as read from a file of {@code document,lap}. */
final class DocumentNumbers {
  private static final List<String> DOCUMENT = List.of("document", "id");
  private static final List<String> NUMBER = List.of("lap", "propensity");

  private final Map<String, Double> byDocument = new HashMap<>();

  private DocumentNumbers() {}

  /**
   * Reads the file.
   *
   * @throws BellwetherException if it lacks a column
   */
  static DocumentNumbers read(Path file) {
    try {
      NumberTable table = NumberTable.read(file, Set.copyOf(DOCUMENT));
      List<String> documents = table.texts(table.require(DOCUMENT));
      double[] numbers = table.numbers(table.require(NUMBER));
      DocumentNumbers read = new DocumentNumbers();
      for (int row = 0; row < numbers.length; row++) {
        if (Double.isFinite(numbers[row])) {
          read.byDocument.put(documents.get(row), numbers[row]);
        }
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** NaN for a document that is not there. */
  double of(String document) {
    return byDocument.getOrDefault(document, Double.NaN);
  }
}
