package dev.bellwether.spark;

import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.Outdated;
import dev.bellwether.bulk.Part;
import dev.bellwether.bulk.ServerKey;
import dev.bellwether.bulk.Shelf;
import dev.bellwether.bulk.Stage;
import dev.bellwether.engine.PartWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Does the work of a task: one part after the other, holding no more than one file's rows. */
final class PartTask implements FlatMapFunction<Iterator<Tuple2<PartKey, Item>>, PartTask.Report> {
  private static final long serialVersionUID = 1L;

  /**
   * What a task tells the driver.
   *
   * @param peakMemoryMb of its process, so far
   */
  record Report(PartWriter.Written written, long peakMemoryMb) implements java.io.Serializable {}

  private final StageSpec spec;
  private final Shelves shelves;
  private final Broadcast<Map<Integer, Part>> parts;
  private final Broadcast<Outdated> outdated;
  private final Broadcast<ServerKey> key;

  /**
   * A task.
   *
   * @param key a broadcast, because a task itself is shown and recorded where it goes wrong
   */
  PartTask(
      StageSpec spec,
      Shelves shelves,
      Broadcast<Map<Integer, Part>> parts,
      Broadcast<Outdated> outdated,
      Broadcast<ServerKey> key) {
    this.spec = spec;
    this.shelves = shelves;
    this.key = key;
    this.parts = parts;
    this.outdated = outdated;
  }

  @Override
  public Iterator<Report> call(Iterator<Tuple2<PartKey, Item>> items) {
    Stage stage = spec.stage(key.value());
    Shelf shelf = shelves.open();
    List<Report> reports = new ArrayList<>();
    try (PartWriter writer = new PartWriter(stage, shelf, outdated.value())) {
      int open = -1;
      while (items.hasNext()) {
        Tuple2<PartKey, Item> next = items.next();
        if (next._1().part() != open) {
          finish(writer, open, reports);
          open = next._1().part();
        }
        writer.add(PartWriter.work(stage, next._2()));
      }
      finish(writer, open, reports);
    }
    return reports.iterator();
  }

  private void finish(PartWriter writer, int open, List<Report> reports) {
    Part part = parts.value().get(open);
    if (part != null) {
      reports.add(new Report(writer.finish(part), ResidentMemory.peakMb()));
    }
  }
}
