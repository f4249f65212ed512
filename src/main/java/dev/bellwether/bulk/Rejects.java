package dev.bellwether.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows that could not be used, one JSON object a line. */
public final class Rejects {
  /** The folder of rejects below the output; readers of Parquet pass over it. */
  public static final String FOLDER = "_rejects";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rejects() {}

  /** The line of a row that is no item. */
  public static String line(String reason, String excerpt) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("reason", reason);
    fields.put("excerpt", excerpt);
    return json(fields);
  }

  /** The line of an item. */
  public static String line(Item item, String reason) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("content_hash", item.contentHash());
    fields.put("ticker", item.subject());
    fields.put("reason", reason);
    fields.put("excerpt", ItemReader.excerpt(column -> column.equals("title") ? item.title() : ""));
    return json(fields);
  }

  private static String json(Map<String, String> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }
}
