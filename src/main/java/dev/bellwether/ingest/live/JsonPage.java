package dev.bellwether.ingest.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.NewsLines;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Reads a list of articles in JSON: an array somewhere in it, of one object for each. */
public final class JsonPage implements PageReader {
  private static final int DEEPEST = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private final String source;
  private final String items;
  private final NewsLines lines;

  /**
   * A page.
   *
   * @param source what the user calls it, for messages
   * @param items where the array is, names between dots; empty for the page itself, or the first
   *     array in it
   * @param lines how an object is read
   */
  public JsonPage(String source, String items, NewsLines lines) {
    this.source = source;
    this.items = items;
    this.lines = lines;
  }

  @Override
  public Reading read(byte[] body, String contentType, Instant now) {
    JsonNode array = array(tree(body));
    LineReader reader = new LineReader(lines, now);
    for (int i = 0; i < array.size(); i++) {
      reader.json(i + 1L, array.path(i).toString());
    }
    return new Reading(reader.sightings(), reader.rejects());
  }

  private JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw notArticles("is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw notArticles("cannot be read: " + e.getMessage());
    }
  }

  private JsonNode array(JsonNode tree) {
    JsonNode found = tree;
    if (!items.isEmpty()) {
      for (String name : items.split("\\.", -1)) {
        found = found.isArray() ? found.path(index(name)) : found.path(name);
      }
    } else if (!tree.isArray()) {
      found = firstArray(tree).orElse(tree);
    }
    if (!found.isArray()) {
      throw notArticles("has no array of articles" + (items.isEmpty() ? "" : " at " + items));
    }
    return found;
  }

  private static int index(String name) {
    return name.matches("\\d{1,6}") ? Integer.parseInt(name) : Integer.MAX_VALUE;
  }

  private static Optional<JsonNode> firstArray(JsonNode tree) {
    for (JsonNode field : tree) {
      if (field.isArray()) {
        return Optional.of(field);
      }
    }
    for (JsonNode field : tree) {
      Optional<JsonNode> inside = field.isObject() ? firstArray(field) : Optional.empty();
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private BellwetherException notArticles(String what) {
    return new BellwetherException(
        BellwetherException.Kind.FAILED,
        source + " " + what,
        "open the address and look; items = \"...\" says where the articles are");
  }
}
