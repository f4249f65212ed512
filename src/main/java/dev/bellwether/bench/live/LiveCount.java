package dev.bellwether.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts from the journals of the stand-ins alone what became of every story. A story is known by
 * the end of its address, which its alerts carry.
 */
public final class LiveCount {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REPEAT = "possible repeat";
  private static final String FOLLOW_UP = "update of an earlier alert";

  /** One story in the channel. */
  private static final class Track {
    private long servedAt;
    private long alertedAt;
    private long verdictAt;
    private long editedAt;
    private boolean verdictInAlert;
    private boolean isFinal;
    private final Set<String> plainMessages = new HashSet<>();
    private final Set<String> repeatMessages = new HashSet<>();
  }

  private final Map<String, Track> byPath = new LinkedHashMap<>();
  private final Map<String, String> pathOfTitle = new HashMap<>();
  private final Set<String> repeats = new HashSet<>();

  private LiveCount() {}

  /**
   * Counts.
   *
   * @param folder that holds {@code feed.jsonl}, {@code discord.jsonl} and, if a model was asked,
   *     {@code model.jsonl}
   * @param dead stories that the watch says it gave up
   * @param rssMb its memory
   */
  public static LiveFigures of(Path folder, int dead, double rssMb) {
    LiveCount count = new LiveCount();
    read(folder.resolve("feed.jsonl")).forEach(count::served);
    read(folder.resolve("model.jsonl")).forEach(count::judged);
    read(folder.resolve("discord.jsonl")).forEach(count::shown);
    return count.figures(dead, rssMb);
  }

  private static List<JsonNode> read(Path journal) {
    List<JsonNode> entries = new ArrayList<>();
    if (!Files.exists(journal)) {
      return entries;
    }
    try {
      for (String line : Files.readAllLines(journal)) {
        entries.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal " + journal, e);
    }
    return entries;
  }

  private void served(JsonNode entry) {
    Track track = new Track();
    track.servedAt = entry.path("served_us").asLong();
    byPath.put(entry.path("path").asText(), track);
    pathOfTitle.put(entry.path("title").asText(), entry.path("path").asText());
  }

  private void judged(JsonNode entry) {
    Track track = byPath.get(pathOfTitle.getOrDefault(entry.path("title").asText(), ""));
    if (track != null && track.verdictAt == 0) {
      track.verdictAt = entry.path("answered_us").asLong();
    }
  }

  private void shown(JsonNode entry) {
    if (entry.path("status").asInt() != 200) {
      return;
    }
    boolean posted = entry.path("method").asText().equals("POST");
    for (JsonNode embed : entry.path("embeds")) {
      String url = embed.path("url").asText();
      int at = url.indexOf("/story/");
      Track track = at < 0 ? null : byPath.get(url.substring(at));
      if (track != null) {
        shown(track, entry, embed.path("footer").asText(), posted);
      }
    }
  }

  private void shown(Track track, JsonNode entry, String footer, boolean posted) {
    long at = entry.path("answered_us").asLong();
    boolean isFinal = footer.startsWith("final");
    if (posted) {
      String message = entry.path("message").asText();
      if (footer.contains(REPEAT)) {
        track.repeatMessages.add(message);
        repeats.add(message);
      } else if (!footer.contains(FOLLOW_UP)) {
        track.plainMessages.add(message);
      }
      if (track.alertedAt == 0) {
        track.alertedAt = at;
        track.verdictInAlert = isFinal;
      }
    } else if (isFinal && track.editedAt == 0) {
      track.editedAt = at;
    }
    track.isFinal |= isFinal;
  }

  private LiveFigures figures(int dead, double rssMb) {
    List<Long> alerts = new ArrayList<>();
    List<Long> edits = new ArrayList<>();
    int alerted = 0;
    int edited = 0;
    int duplicated = 0;
    for (Track track : byPath.values()) {
      boolean stands = track.alertedAt > 0;
      alerted += stands ? 1 : 0;
      edited += track.isFinal ? 1 : 0;
      duplicated += track.plainMessages.size() > 1 ? 1 : 0;
      if (stands) {
        alerts.add(track.alertedAt - track.servedAt);
      }
      if (stands && !track.verdictInAlert && track.editedAt > 0 && track.verdictAt > 0) {
        edits.add(track.editedAt - Math.max(track.verdictAt, track.alertedAt));
      }
    }
    return new LiveFigures(
        byPath.size(),
        alerted,
        edited,
        dead,
        Math.max(0, byPath.size() - alerted - dead),
        duplicated,
        repeats.size(),
        millis(alerts, 0.5),
        millis(alerts, 0.95),
        millis(alerts, 0.99),
        millis(edits, 0.95),
        rssMb);
  }

  /** Nearest rank; 0 of nothing. */
  private static double millis(List<Long> micros, double share) {
    if (micros.isEmpty()) {
      return 0;
    }
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e3;
  }
}
