package dev.bellwether.spark;

import dev.bellwether.bulk.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Which task does which part: the longest first, each to the task that has least so far (Graham's
 * rule of 1969, at most a third worse than the best). Tasks are numbered with the heaviest first,
 * as Spark starts them, so that a long filing does not begin when all else is done.
 *
 * @param tasks how many
 * @param taskOfPart by the part's index
 */
record Balance(int tasks, Map<Integer, Integer> taskOfPart) {
  /** What a part costs beside its characters: a file. */
  private static final long PER_PART = 2_000;

  private record Load(long chars, List<Integer> parts) {}

  /** Spreads parts over at most so many tasks. */
  static Balance of(Map<Integer, Part> parts, int most) {
    int tasks = Math.max(1, Math.min(most, parts.size()));
    PriorityQueue<Load> loads = new PriorityQueue<>(Comparator.comparingLong(Load::chars));
    for (int i = 0; i < tasks; i++) {
      loads.add(new Load(0, new ArrayList<>()));
    }
    parts.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<Integer, Part> each) -> -each.getValue().chars())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            each -> {
              Load least = loads.remove();
              least.parts().add(each.getKey());
              loads.add(
                  new Load(least.chars() + each.getValue().chars() + PER_PART, least.parts()));
            });
    List<Load> heaviestFirst = new ArrayList<>(loads);
    heaviestFirst.sort(Comparator.comparingLong(Load::chars).reversed());
    Map<Integer, Integer> taskOfPart = new HashMap<>();
    for (int task = 0; task < tasks; task++) {
      for (int part : heaviestFirst.get(task).parts()) {
        taskOfPart.put(part, task);
      }
    }
    return new Balance(tasks, Map.copyOf(taskOfPart));
  }
}
