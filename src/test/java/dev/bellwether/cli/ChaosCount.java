package dev.bellwether.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts repeats and lost answers from the journal of the stand-in for Discord. An answer is lost
 * if it was dropped, could not be sent, or was sent at most so long before a kill that the watch
 * may have died before it was on disk.
 */
record ChaosCount(int stories, int finals, int unflaggedRepeats, int repeats, int lostAnswers) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long UNREAD_US = 150_000;

  static ChaosCount of(Path journal, List<Long> killsUs) throws IOException {
    Map<String, Set<String>> plain = new HashMap<>();
    Map<String, Set<String>> all = new HashMap<>();
    Set<String> finals = new HashSet<>();
    int lost = 0;
    for (String line : Files.readAllLines(journal)) {
      JsonNode entry = JSON.readTree(line);
      if (entry.path("status").asInt() != 200) {
        continue;
      }
      boolean post = entry.path("method").asText().equals("POST");
      int cards = entry.path("embeds").size();
      for (JsonNode embed : entry.path("embeds")) {
        String url = embed.path("url").asText();
        String footer = embed.path("footer").asText();
        if (post) {
          String message = entry.path("message").asText();
          all.computeIfAbsent(url, u -> new HashSet<>()).add(message);
          if (!footer.contains("possible repeat")) {
            plain.computeIfAbsent(url, u -> new HashSet<>()).add(message);
          }
        }
        if (footer.startsWith("final")) {
          finals.add(url);
        }
      }
      if (post && isLost(entry, killsUs)) {
        lost += cards;
      }
    }
    return new ChaosCount(
        all.size(),
        finals.size(),
        plain.values().stream().mapToInt(messages -> messages.size() - 1).sum(),
        all.values().stream().mapToInt(messages -> messages.size() - 1).sum(),
        lost);
  }

  private static boolean isLost(JsonNode entry, List<Long> killsUs) {
    if (!entry.path("answer").asText().equals("sent")) {
      return true;
    }
    long at = entry.path("answered_us").asLong();
    return killsUs.stream().anyMatch(kill -> at >= kill - UNREAD_US && at <= kill + UNREAD_US);
  }

  static List<String> linesWith(Path file, String text) throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.contains(text)) {
        found.add(line);
      }
    }
    return found;
  }
}
