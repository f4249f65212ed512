package dev.bellwether.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a soak test, counted from its log and from nothing else, as anybody can.
 *
 * @param tasks that were put
 * @param completed tasks with at least one answer
 * @param lost tasks without an answer
 * @param duplicated tasks with more than one
 * @param kills workers that were killed on purpose
 * @param rssSecondFifthMb resident memory of the program, on average over the answers of the second
 *     fifth
 * @param rssLastFifthMb and of the last fifth
 * @param rssMb with the last answer
 */
public record SoakCount(
    long tasks,
    long completed,
    long lost,
    long duplicated,
    long kills,
    double rssSecondFifthMb,
    double rssLastFifthMb,
    double rssMb) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Counts the lines of a log: {@code event} is request, answer, failure or kill. */
  public static SoakCount of(Path log) throws IOException {
    Map<Long, Integer> answers = new HashMap<>();
    List<Double> memory = new ArrayList<>();
    long kills = 0;
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode event = JSON.readTree(line);
        long task = event.path("task").asLong();
        switch (event.path("event").asText()) {
          case "request" -> answers.putIfAbsent(task, 0);
          case "answer" -> {
            answers.merge(task, 1, Integer::sum);
            memory.add(event.path("rss_mb").asDouble());
          }
          case "kill" -> kills++;
          default -> {}
        }
      }
    }
    long completed = answers.values().stream().filter(n -> n > 0).count();
    return new SoakCount(
        answers.size(),
        completed,
        answers.size() - completed,
        answers.values().stream().filter(n -> n > 1).count(),
        kills,
        mean(memory, 1),
        mean(memory, 4),
        memory.isEmpty() ? 0 : memory.get(memory.size() - 1));
  }

  private static double mean(List<Double> values, int fifth) {
    int from = values.size() * fifth / 5;
    int to = values.size() * (fifth + 1) / 5;
    return values.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
