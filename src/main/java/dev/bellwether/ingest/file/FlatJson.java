package dev.bellwether.ingest.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object as columns: nested objects with dots ({@code a.b}), the scalars of an array joined
 * by commas, the fields of objects in an array likewise. Null is empty.
 */
final class FlatJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final Map<String, String> values = new LinkedHashMap<>();

  private FlatJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads one object.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON
   * @throws IOException if it is JSON but not one flat row; the message says why
   */
  static Map<String, String> read(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      FlatJson row = new FlatJson(parser);
      row.readObject("", false);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value on the line");
      }
      return row.values;
    }
  }

  private void readObject(String prefix, boolean inArray) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = prefix + parser.currentName();
      readValue(key, parser.nextToken(), inArray);
    }
  }

  private void readValue(String key, JsonToken token, boolean inArray) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      readObject(key + ".", inArray);
    } else if (token == JsonToken.START_ARRAY) {
      if (!inArray) {
        put(key, "");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        readValue(key, parser.currentToken(), true);
      }
    } else {
      String value = token == JsonToken.VALUE_NULL ? "" : parser.getText();
      if (inArray) {
        values.merge(key, value, (before, next) -> before.isEmpty() ? next : before + "," + next);
      } else {
        put(key, value);
      }
    }
  }

  private void put(String key, String value) throws IOException {
    if (values.put(key, value) != null) {
      throw new IOException("the field " + Reject.quote(key) + " is given twice");
    }
  }
}
