package dev.bellwether.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkSummary;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a bulk job has done, as one JSON object. */
final class BulkReport {
  private BulkReport() {}

  static String json(BulkJob job, BulkSummary summary) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", job.kind().name().toLowerCase(Locale.ROOT));
    fields.put("on", job.cluster().isPresent() ? "spark" : "one machine");
    fields.put("input", job.input());
    fields.put("output", job.output());
    fields.put("stage", summary.stage());
    fields.put("input_rows", summary.inputRows());
    fields.put("items", summary.items());
    fields.put("rows_written", summary.rowsWritten());
    fields.put("partitions_written", summary.partitionsWritten());
    fields.put("partitions_skipped", summary.partitionsSkipped());
    fields.put("partitions_removed", summary.partitionsRemoved());
    fields.put("rejected", summary.rejected());
    fields.put("rejected_by_reason", new TreeMap<>(summary.rejects()));
    fields.put("peak_memory_mb", summary.peakMemoryMb());
    fields.put("stages", summary.stages().stream().map(BulkReport::stage).toList());
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can be written as JSON", e);
    }
  }

  private static Map<String, Object> stage(BulkSummary.StageFigures figures) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", figures.name());
    fields.put("tasks", figures.tasks());
    fields.put("failed_tasks", figures.failedTasks());
    fields.put("items", figures.items());
    fields.put("wall_seconds", figures.wallSeconds());
    fields.put("cpu_seconds", figures.cpuSeconds());
    fields.put("shuffled_bytes", figures.shuffledBytes());
    return fields;
  }
}
