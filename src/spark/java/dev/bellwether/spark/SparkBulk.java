package dev.bellwether.spark;

import static org.apache.spark.sql.functions.col;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkSummary;
import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.ItemReader;
import dev.bellwether.bulk.Layout;
import dev.bellwether.bulk.Outdated;
import dev.bellwether.bulk.Part;
import dev.bellwether.bulk.Rejects;
import dev.bellwether.bulk.ServerKey;
import dev.bellwether.bulk.Shape;
import dev.bellwether.bulk.Shelf;
import dev.bellwether.bulk.Stage;
import dev.bellwether.engine.BulkStages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** One bulk job on Spark. */
final class SparkBulk {
  /** Tasks for each core: enough that an early end of one is used, few enough to be cheap. */
  private static final int TASKS_PER_CORE = 16;

  private static final int LEAST_TASKS = 32;

  private static final String SHUFFLE = "spark.sql.shuffle.partitions";

  private final SparkSession session;
  private final JavaSparkContext spark;
  private final BulkJob job;
  private final ServerKey key;
  private final Clock clock;
  private final Shelves shelves;
  private final StageListener figures = new StageListener();
  private final Map<String, Long> rejects = new TreeMap<>();
  private CompletableFuture<Void> warmUp = CompletableFuture.completedFuture(null);
  private long rowsWritten;
  private long peakMemoryMb;

  SparkBulk(SparkSession session, BulkJob job, ServerKey key, Clock clock) {
    this.session = session;
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.job = job;
    this.key = key;
    this.clock = clock;
    this.shelves = new Shelves(job.output(), clock, new TreeMap<>(hadoop()));
    session.sparkContext().addSparkListener(figures);
    if (!session.sparkContext().conf().contains(SHUFFLE)) {
      // Spark's own 200 cost two cores seconds.
      session.conf().set(SHUFFLE, String.valueOf(tasks() / 4));
    }
  }

  private Map<String, String> hadoop() {
    Map<String, String> settings = new TreeMap<>();
    session
        .sparkContext()
        .hadoopConfiguration()
        .forEach(e -> settings.put(e.getKey(), e.getValue()));
    return settings;
  }

  BulkSummary run() {
    try {
      return runAll();
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write to " + job.output() + ": " + e.getMessage(), "is there room?", e);
    } finally {
      // Where nothing was left to do the model may still be loading; no process must end in that.
      // What goes wrong there goes wrong for the first text as well, and is told of that.
      warmUp.exceptionally(e -> null).join();
    }
  }

  private BulkSummary runAll() throws IOException {
    Shelf shelf = shelves.open();
    shelf.sweep();
    step("open");
    SparkInput input = new SparkInput(session, job.input());
    Dataset<Row> raw = input.rows();
    Shape shape = Shape.of(List.of(raw.columns()), job.input());
    BulkStages.refuseFilings(job.kind(), shape, input.hasFilings());
    ItemReader.refuseTickersOfFolders(List.of(raw.columns()), List.of(raw.inputFiles()));
    StageSpec spec =
        new StageSpec(job.kind(), shape, new TreeMap<>(job.settings()), job.workspace(), clock);
    Stage own = spec.stage(key);
    if (spark.isLocal()) {
      // Executors are in this process, and the plan leaves all cores but one idle.
      warmUp = CompletableFuture.runAsync(own::warmUp, task -> new Thread(task, "warm-up").start());
    }
    String stage = own.name();
    Dataset<Row> read =
        raw.select(wanted(raw))
            .mapPartitions(
                ItemRows.reading(BulkStages.reader(job.kind(), shape)),
                Encoders.row(ItemRows.SCHEMA));
    step("bring together");
    Dataset<Row> items = ItemRows.together(read).persist(StorageLevel.DISK_ONLY());
    Census census = Census.of(items, job.buckets());
    publishRejects(items, census, shelf);
    Layout layout = Layout.of(census.slices(), stage);
    Outdated outdated = layout.outdated(shelf);
    Map<Integer, Part> waiting = layout.waiting(shelf);
    outdated.removeBut(shelf, waiting.values());
    Rejects.ofFinished(shelf, layout, waiting)
        .forEach((reason, n) -> rejects.merge(reason, n, Long::sum));
    if (!waiting.isEmpty()) {
      write(items, spec, layout, waiting, outdated);
    }
    items.unpersist(true);
    shelf.sweep();
    long all = layout.parts().stream().mapToLong(Part::items).sum();
    awaitFigures();
    return new BulkSummary(
        stage,
        census.inputRows(),
        all,
        rowsWritten,
        waiting.size(),
        layout.parts().size() - waiting.size(),
        outdated.count(),
        rejects,
        figures.figures(),
        peakMemoryMb);
  }

  private int tasks() {
    return Math.max(LEAST_TASKS, spark.defaultParallelism() * TASKS_PER_CORE);
  }

  /** What the stages that begin now are called. */
  private void step(String name) {
    session.sparkContext().setCallSite(name);
  }

  /** The last stage is told of on another thread. */
  private void awaitFigures() {
    try {
      session.sparkContext().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark does not tell how its stages went", e);
    }
  }

  private static Column[] wanted(Dataset<Row> raw) {
    List<String> there = List.of(raw.columns());
    return ItemReader.COLUMNS.stream()
        .filter(there::contains)
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private void publishRejects(Dataset<Row> items, Census census, Shelf shelf) throws IOException {
    String path = Rejects.ofInput(job.input());
    if (census.rejects() == 0) {
      shelf.remove(path);
      return;
    }
    step("reject");
    Path file = Files.createTempFile("bellwether-rejects-", ".jsonl");
    try (var writer = Files.newBufferedWriter(file)) {
      Iterator<Row> rows = ItemRows.rejects(items).sort("subject").toLocalIterator();
      while (rows.hasNext()) {
        Row row = rows.next();
        String line = ItemRows.line(row);
        rejects.merge(Rejects.reason(line), ItemRows.inputRows(row), Long::sum);
        for (long i = 0; i < ItemRows.inputRows(row); i++) {
          writer.write(line);
          writer.write('\n');
        }
      }
    }
    shelf.publish(file, path);
  }

  private void write(
      Dataset<Row> items,
      StageSpec spec,
      Layout layout,
      Map<Integer, Part> waiting,
      Outdated outdated)
      throws IOException {
    step("work");
    Balance balance = Balance.of(waiting, tasks());
    Map<String, Integer> wanted = new HashMap<>(layout.places());
    wanted.values().retainAll(waiting.keySet());
    Broadcast<Map<String, Integer>> places = spark.broadcast(wanted);
    Broadcast<Map<Integer, Part>> parts = spark.broadcast(waiting);
    int buckets = job.buckets();
    JavaPairRDD<PartKey, Item> keyed =
        items.toJavaRDD().mapPartitionsToPair(rows -> new Keyed(rows, places.value(), buckets));
    List<PartTask.Report> reports =
        keyed
            .repartitionAndSortWithinPartitions(new ByTask(balance))
            .mapPartitions(
                new PartTask(spec, shelves, parts, spark.broadcast(outdated), spark.broadcast(key)))
            .collect();
    for (PartTask.Report report : reports) {
      rowsWritten += report.written().rows();
      report.written().rejects().forEach((reason, n) -> rejects.merge(reason, n, Long::sum));
      peakMemoryMb = Math.max(peakMemoryMb, report.peakMemoryMb());
    }
    if (reports.size() != waiting.size()) {
      throw new IllegalStateException(
          waiting.size() + " parts were to be written, but " + reports.size() + " were");
    }
    layout.requireAll(shelves.open(), job.output());
  }
}
