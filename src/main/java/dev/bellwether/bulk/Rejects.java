package dev.bellwether.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.ingest.Sha256;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows that could not be used, one JSON object a line. */
public final class Rejects {
  /** The folder of rejects below the output; readers of Parquet pass over it. */
  public static final String FOLDER = "_rejects";

  /** How files of rejects end. */
  public static final String ENDING = ".jsonl";

  private static final String OF_INPUT = FOLDER + "/input-";
  private static final Pattern PART =
      Pattern.compile("date=(.+)/bucket=(\\d+)/part-(.+)\\.parquet");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rejects() {}

  /**
   * Where the rows of an input go that are no items. Another input has another file, so that
   * neither loses what was wrong with it; a new look at the same one replaces its own.
   *
   * @param input a path or an address
   */
  public static String ofInput(String input) {
    return OF_INPUT + Sha256.hex128(input) + ENDING;
  }

  /**
   * Where the rejected items of a part go.
   *
   * @param part its file below the output
   */
  static String ofPart(String part) {
    Matcher names = PART.matcher(part);
    if (!names.matches()) {
      throw new IllegalArgumentException("not the file of a part: " + part);
    }
    return FOLDER + "/" + names.group(1) + "-" + names.group(2) + "-" + names.group(3) + ENDING;
  }

  /**
   * Puts the files of rejects in order before the waiting parts are made: those of parts that are
   * no longer there go. Of other dates none goes, since another command may be about to let their
   * part appear.
   *
   * @param waiting of the layout, by index
   * @return how many items of its finished parts were rejected, for each reason
   */
  public static Map<String, Long> ofFinished(Shelf shelf, Layout layout, Map<Integer, Part> waiting)
      throws IOException {
    Set<String> there = shelf.rejects();
    Set<String> kept = new HashSet<>();
    for (String part : there.isEmpty() ? Set.<String>of() : shelf.files()) {
      if (PART.matcher(part).matches()) {
        kept.add(ofPart(part));
      }
    }
    Map<String, Long> reasons = new TreeMap<>();
    Set<String> dates = new HashSet<>();
    layout.parts().forEach(part -> dates.add(part.date()));
    Set<String> finished = new HashSet<>();
    for (int i = 0; i < layout.parts().size(); i++) {
      if (!waiting.containsKey(i)) {
        finished.add(layout.parts().get(i).rejects());
      }
    }
    for (String file : there) {
      if (finished.contains(file)) {
        shelf.lines(file).forEach(line -> reasons.merge(reason(line), 1L, Long::sum));
      } else if (!kept.contains(file) && dates.contains(date(file))) {
        shelf.remove(file);
      }
    }
    return reasons;
  }

  /** The date of a part's rejects; anything else if they are those of an input. */
  private static String date(String file) {
    return file.substring(FOLDER.length() + 1).replaceFirst("-\\d+-\\d+-[0-9a-f]+\\.jsonl$", "");
  }

  /** Why the row of a line could not be used. */
  public static String reason(String line) {
    try {
      return JSON.readTree(line).path("reason").asText();
    } catch (JsonProcessingException e) {
      return "unreadable line of a file of rejects";
    }
  }

  /** The line of a row that is no item. */
  public static String line(Unusable why, String excerpt) {
    Map<String, String> fields = fields(why);
    fields.put("excerpt", excerpt);
    return json(fields);
  }

  /** The line of an item. */
  public static String line(Item item, Unusable why) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("content_hash", item.contentHash());
    fields.put("ticker", item.subject());
    fields.putAll(fields(why));
    fields.put("excerpt", ItemReader.excerpt(column -> column.equals("title") ? item.title() : ""));
    return json(fields);
  }

  private static Map<String, String> fields(Unusable why) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("reason", why.reason());
    if (!why.value().isEmpty()) {
      fields.put("value", ItemReader.shown(why.value()));
    }
    return fields;
  }

  private static String json(Map<String, String> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }
}
