package dev.bellwether.spark;

import dev.bellwether.bulk.Slice;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * What one look at everything that was read tells.
 *
 * @param slices how the items are spread
 * @param inputRows that they and the rejects came from
 * @param rejects rows of the input that are no items
 */
record Census(List<Slice> slices, long inputRows, long rejects) {
  private static final String ALL = "";

  /** The slice of one place, or else the figures of all of them. */
  private record Tally(@Nullable Slice slice, long inputRows, long rejects)
      implements Serializable {
    Tally plus(Tally other) {
      Slice both = slice == null || other.slice == null ? other.slice : slice.plus(other.slice);
      return new Tally(both, inputRows + other.inputRows, rejects + other.rejects);
    }
  }

  /** Counts rows of {@link ItemRows}. */
  static Census of(Dataset<Row> read, int buckets) {
    List<Tally> tallies =
        read.toJavaRDD()
            .mapPartitionsToPair(
                rows -> {
                  Map<String, Tally> found = new HashMap<>();
                  while (rows.hasNext()) {
                    count(rows.next(), buckets, found);
                  }
                  return found.entrySet().stream()
                      .map(each -> new Tuple2<>(each.getKey(), each.getValue()))
                      .iterator();
                })
            .reduceByKey(Tally::plus)
            .values()
            .collect();
    List<Slice> slices = new ArrayList<>();
    Tally all = new Tally(null, 0, 0);
    for (Tally tally : tallies) {
      if (tally.slice() == null) {
        all = tally;
      } else {
        slices.add(tally.slice());
      }
    }
    return new Census(List.copyOf(slices), all.inputRows(), all.rejects());
  }

  private static void count(Row row, int buckets, Map<String, Tally> found) {
    long inputRows = ItemRows.inputRows(row);
    boolean reject = ItemRows.isReject(row);
    found.merge(ALL, new Tally(null, inputRows, reject ? inputRows : 0), Tally::plus);
    if (!reject) {
      Slice slice = Slice.of(ItemRows.item(row), buckets);
      found.merge(slice.place(), new Tally(slice, 0, 0), Tally::plus);
    }
  }
}
