package dev.bellwether.spark;

import dev.bellwether.bulk.BulkSummary.StageFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;

/** Adds up what each stage of Spark took. */
final class StageListener extends SparkListener {
  private static final double MS = 1e3;
  private static final double NS = 1e9;

  private final List<StageFigures> figures = new ArrayList<>();
  private final Map<Integer, Long> failed = new HashMap<>();

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (!end.taskInfo().successful()) {
      failed.merge(end.stageId(), 1L, Long::sum);
    }
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    StageInfo stage = completed.stageInfo();
    TaskMetrics took = stage.taskMetrics();
    long began = stage.submissionTime().isDefined() ? (long) stage.submissionTime().get() : 0;
    long ended = stage.completionTime().isDefined() ? (long) stage.completionTime().get() : began;
    figures.add(
        new StageFigures(
            stage.name(),
            stage.numTasks(),
            failed.getOrDefault(stage.stageId(), 0L),
            Math.max(took.inputMetrics().recordsRead(), took.shuffleReadMetrics().recordsRead()),
            (ended - began) / MS,
            (took.executorCpuTime() + took.executorDeserializeCpuTime()) / NS,
            took.shuffleWriteMetrics().bytesWritten()));
  }

  synchronized List<StageFigures> figures() {
    return List.copyOf(figures);
  }
}
