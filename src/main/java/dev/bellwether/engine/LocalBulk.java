package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkSummary;
import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.ItemReader;
import dev.bellwether.bulk.Layout;
import dev.bellwether.bulk.LocalShelf;
import dev.bellwether.bulk.Outdated;
import dev.bellwether.bulk.Part;
import dev.bellwether.bulk.Rejects;
import dev.bellwether.bulk.Shape;
import dev.bellwether.bulk.Shelf;
import dev.bellwether.bulk.Slice;
import dev.bellwether.bulk.Stage;
import dev.bellwether.bulk.Unusable;
import dev.bellwether.store.ItemTable;
import dev.bellwether.store.ParquetInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A bulk job on this machine, on as many threads as {@code --jobs} says. */
final class LocalBulk implements AutoCloseable {
  /** Texts that are worked on ahead of the one that is written, by thread. */
  private static final int AHEAD = 64;

  private final Context context;
  private final BulkJob job;
  private final Shelf shelf;
  private final ExecutorService threads;
  private final Map<String, Long> rejects = new TreeMap<>();
  private long inputRows;
  private long items;
  private long rowsWritten;

  private LocalBulk(Context context, BulkJob job) {
    this.context = context;
    this.job = job;
    this.shelf = new LocalShelf(Path.of(job.output()), context.clock());
    this.threads =
        Executors.newFixedThreadPool(
            ScoreDocuments.jobs(context),
            work -> {
              Thread thread = new Thread(work, "bulk");
              thread.setDaemon(true);
              return thread;
            });
  }

  static BulkSummary run(Context context, BulkJob job) {
    try (LocalBulk run = new LocalBulk(context, job)) {
      return run.run();
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write to " + job.output() + ": " + e.getMessage(), "is there room?", e);
    }
  }

  private BulkSummary run() throws IOException {
    Path output = Path.of(job.output());
    shelf.sweep();
    Path scratch = output.resolve("_temporary");
    try (ParquetInput input = ParquetInput.open(Path.of(job.input()));
        ItemTable table = new ItemTable(scratch, context.settings().store().memoryLimitMb())) {
      List<String> columns = input.columns();
      Shape shape = Shape.of(columns, job.input());
      BulkStages.refuseFilings(job.kind(), shape, input.hasFilings());
      ItemReader.refuseTickersOfFolders(columns, input.files());
      Stage stage =
          BulkStages.of(
              job.kind(),
              shape,
              job.settings(),
              job.workspace(),
              BulkStages.key(context),
              context.clock());
      load(input, columns, BulkStages.reader(job.kind(), shape), table);
      Layout layout = Layout.of(slices(table), stage.name());
      publishRejects(table);
      Outdated outdated = layout.outdated(shelf);
      Map<Integer, Part> waiting = layout.waiting(shelf);
      outdated.removeBut(shelf, waiting.values());
      Rejects.ofFinished(shelf, layout, waiting)
          .forEach((reason, n) -> rejects.merge(reason, n, Long::sum));
      write(stage, table, layout, waiting, outdated);
      layout.requireAll(shelf, job.output());
      return new BulkSummary(
          stage.name(),
          inputRows,
          items,
          rowsWritten,
          waiting.size(),
          layout.parts().size() - waiting.size(),
          outdated.count(),
          rejects,
          List.of(),
          0);
    } finally {
      shelf.sweep();
    }
  }

  private void load(ParquetInput input, List<String> columns, ItemReader reader, ItemTable table) {
    List<String> wanted = ItemReader.COLUMNS.stream().filter(columns::contains).toList();
    Map<String, Integer> index = new HashMap<>();
    wanted.forEach(name -> index.put(name, index.size()));
    context.progress().stage("read", Progress.UNKNOWN);
    input.read(
        wanted,
        values -> {
          inputRows++;
          try {
            for (Item item :
                reader.read(name -> index.containsKey(name) ? values.get(index.get(name)) : null)) {
              table.add(row(item));
            }
          } catch (Unusable e) {
            rejects.merge(e.reason(), 1L, Long::sum);
            table.reject(
                Rejects.line(
                    e,
                    ItemReader.excerpt(
                        name -> index.containsKey(name) ? values.get(index.get(name)) : null)));
          }
          context.progress().advance(1);
        });
    table.complete();
  }

  private ItemTable.Row row(Item item) {
    return new ItemTable.Row(
        item.contentHash(),
        item.subject(),
        item.home(),
        Slice.bucket(item.home(), job.buckets()),
        item.publishedMicros(),
        item.title(),
        item.body());
  }

  private static Item item(ItemTable.Row row) {
    return new Item(
        row.contentHash(),
        row.subject(),
        row.home(),
        row.publishedMicros(),
        row.title(),
        row.body());
  }

  private List<Slice> slices(ItemTable table) {
    Map<String, Slice> slices = new LinkedHashMap<>();
    table.each(
        row -> {
          items++;
          Slice slice = Slice.of(item(row), job.buckets());
          slices.merge(slice.place(), slice, Slice::plus);
        });
    return List.copyOf(slices.values());
  }

  private void publishRejects(ItemTable table) throws IOException {
    String path = Rejects.ofInput(job.input());
    if (rejects.isEmpty()) {
      shelf.remove(path);
    } else {
      Path file = Files.createTempFile("bellwether-rejects-", ".jsonl");
      try (BufferedWriter writer = Files.newBufferedWriter(file)) {
        table.rejects(line -> writer.append(line).append('\n'));
      }
      shelf.publish(file, path);
    }
  }

  private record Pending(int part, Future<PartWriter.Done> done) {}

  private void write(
      Stage stage, ItemTable table, Layout layout, Map<Integer, Part> waiting, Outdated outdated) {
    Map<String, Integer> wanted = new HashMap<>(layout.places());
    wanted.values().retainAll(waiting.keySet());
    context
        .progress()
        .stage(
            job.kind().name().toLowerCase(Locale.ROOT),
            waiting.values().stream().mapToLong(Part::items).sum());
    try (PartWriter writer = new PartWriter(stage, shelf, outdated)) {
      Deque<Pending> pending = new ArrayDeque<>();
      int[] open = {-1};
      int most = AHEAD * ScoreDocuments.jobs(context);
      table.ordered(
          wanted,
          (part, row) -> {
            Item item = item(row);
            pending.add(new Pending(part, threads.submit(() -> PartWriter.work(stage, item))));
            if (pending.size() >= most) {
              take(pending.remove(), writer, waiting, open);
            }
          });
      while (!pending.isEmpty()) {
        take(pending.remove(), writer, waiting, open);
      }
      finish(writer, waiting, open[0]);
    }
  }

  private void take(Pending next, PartWriter writer, Map<Integer, Part> waiting, int[] open) {
    if (next.part() != open[0]) {
      finish(writer, waiting, open[0]);
      open[0] = next.part();
    }
    writer.add(result(next.done()));
    context.progress().advance(1);
    context.checkStopped();
  }

  private void finish(PartWriter writer, Map<Integer, Part> waiting, int open) {
    Part part = waiting.get(open);
    if (part != null) {
      PartWriter.Written written = writer.finish(part);
      rowsWritten += written.rows();
      written.rejects().forEach((reason, count) -> rejects.merge(reason, count, Long::sum));
    }
  }

  private static PartWriter.Done result(Future<PartWriter.Done> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
