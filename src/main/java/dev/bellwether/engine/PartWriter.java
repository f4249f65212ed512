package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.Outdated;
import dev.bellwether.bulk.Part;
import dev.bellwether.bulk.Rejects;
import dev.bellwether.bulk.Shelf;
import dev.bellwether.bulk.Stage;
import dev.bellwether.bulk.Unusable;
import dev.bellwether.store.PartFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes parts one after the other. Not for several threads. */
public final class PartWriter implements AutoCloseable {

  /**
   * What became of an item.
   *
   * @param rows of the result
   * @param reject a reason and the line that tells it, if the item could not be used
   */
  public record Done(List<List<Object>> rows, Optional<Rejected> reject) {}

  /** Why an item could not be used, and how that is kept. */
  public record Rejected(String reason, String line) {}

  /** What a part was written with. */
  public record Written(long items, long rows, Map<String, Long> rejects) implements Serializable {
    public Written {
      rejects = Map.copyOf(rejects);
    }
  }

  private final Shelf shelf;
  private final Outdated outdated;
  private final PartFile file;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Long> reasons = new LinkedHashMap<>();
  private long items;
  private long rows;

  /**
   * A writer of what this stage makes.
   *
   * @param outdated goes as the parts come
   */
  public PartWriter(Stage stage, Shelf shelf, Outdated outdated) {
    this.shelf = shelf;
    this.outdated = outdated;
    this.file = new PartFile(stage.columns());
  }

  /** Does the work of a stage on an item. Safe for threads. */
  public static Done work(Stage stage, Item item) {
    try {
      return new Done(stage.rows(item), Optional.empty());
    } catch (Unusable e) {
      Rejected rejected = new Rejected(e.reason(), Rejects.line(item, e));
      return new Done(List.of(), Optional.of(rejected));
    }
  }

  /** Adds what became of the next item of the part. */
  public void add(Done done) {
    items++;
    rows += done.rows().size();
    done.rows().forEach(file::add);
    done.reject()
        .ifPresent(
            reject -> {
              lines.add(reject.line());
              reasons.merge(reject.reason(), 1L, Long::sum);
            });
  }

  /** Lets the part appear, its rejects first: a part that is there needs no more work. */
  public Written finish(Part part) {
    try {
      Path folder = Files.createTempDirectory("bellwether-part-");
      try {
        Path local = folder.resolve("part.parquet");
        file.write(local);
        outdated.remove(shelf, part.date());
        if (!lines.isEmpty()) {
          Path rejects = folder.resolve("rejects.jsonl");
          Files.write(rejects, lines);
          shelf.publish(rejects, part.rejects());
        }
        shelf.publish(local, part.path());
      } finally {
        Files.deleteIfExists(folder.resolve("part.parquet"));
        Files.deleteIfExists(folder.resolve("rejects.jsonl"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + part.path() + ": " + e.getMessage(), "is there room?", e);
    }
    Written written = new Written(items, rows, reasons);
    lines.clear();
    reasons.clear();
    items = 0;
    rows = 0;
    return written;
  }

  @Override
  public void close() {
    file.close();
  }
}
