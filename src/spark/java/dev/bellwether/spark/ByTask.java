package dev.bellwether.spark;

import java.util.Map;
import org.apache.spark.Partitioner;

/** Sends each key to the task that its part was given to. */
final class ByTask extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int tasks;
  private final int[] taskOfPart;

  ByTask(Balance balance) {
    this.tasks = balance.tasks();
    this.taskOfPart =
        new int[1 + balance.taskOfPart().keySet().stream().mapToInt(i -> i).max().orElse(0)];
    for (Map.Entry<Integer, Integer> each : balance.taskOfPart().entrySet()) {
      taskOfPart[each.getKey()] = each.getValue();
    }
  }

  @Override
  public int numPartitions() {
    return tasks;
  }

  @Override
  public int getPartition(Object key) {
    return taskOfPart[((PartKey) key).part()];
  }
}
