package dev.bellwether.ingest.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bellwether.Outcome;
import java.io.IOException;
import java.util.Map;

/** A JSON object that comes alone, as columns. */
public final class JsonColumns {
  private JsonColumns() {}

  /**
   * The columns of one object: nested objects with dots ({@code a.b}), the scalars of an array
   * joined by commas; null is empty. Or failed, with the reason why it is not one row.
   */
  public static Outcome<Map<String, String>> read(String json) {
    try {
      return new Outcome.Done<>(FlatJson.read(json));
    } catch (JsonProcessingException e) {
      return new Outcome.Failed<>("not JSON: " + JsonRows.oneLine(e.getOriginalMessage()));
    } catch (IOException e) {
      return new Outcome.Failed<>(String.valueOf(e.getMessage()));
    }
  }
}
