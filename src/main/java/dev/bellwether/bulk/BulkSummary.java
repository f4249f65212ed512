package dev.bellwether.bulk;

import java.util.List;
import java.util.Map;

/**
 * What a job has done.
 *
 * @param stage the name of what was done to each item
 * @param inputRows rows that were read
 * @param items distinct items among them, of finished partitions too
 * @param rowsWritten rows of the result, in this run
 * @param partitionsWritten in this run
 * @param partitionsSkipped because they were finished
 * @param partitionsRemoved of earlier inputs or of another stage, whose dates came again
 * @param rejects how many rows of the input, or items, of finished partitions too, for each reason
 * @param stages measured, in order
 * @param peakMemoryMb the most that one process has had resident; 0 where that cannot be told
 */
public record BulkSummary(
    String stage,
    long inputRows,
    long items,
    long rowsWritten,
    long partitionsWritten,
    long partitionsSkipped,
    long partitionsRemoved,
    Map<String, Long> rejects,
    List<StageFigures> stages,
    long peakMemoryMb) {
  public BulkSummary {
    rejects = Map.copyOf(rejects);
    stages = List.copyOf(stages);
  }

  /**
   * What one stage took.
   *
   * @param name what it did
   * @param tasks how many were finished
   * @param failedTasks how many attempts were lost
   * @param items that went through
   * @param wallSeconds from its start to its end
   * @param cpuSeconds of all threads that worked on it
   * @param shuffledBytes that it handed on
   */
  public record StageFigures(
      String name,
      long tasks,
      long failedTasks,
      long items,
      double wallSeconds,
      double cpuSeconds,
      long shuffledBytes) {}

  /** Rejected in all. */
  public long rejected() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }
}
