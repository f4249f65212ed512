package dev.bellwether.spark;

import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.Slice;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Items of the parts that are waiting, each with its key; the others are left out. */
final class Keyed implements Iterator<Tuple2<PartKey, Item>> {
  private final Iterator<Row> rows;
  private final Map<String, Integer> places;
  private final int buckets;
  private @Nullable Tuple2<PartKey, Item> next;

  Keyed(Iterator<Row> rows, Map<String, Integer> places, int buckets) {
    this.rows = rows;
    this.places = places;
    this.buckets = buckets;
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      Row row = rows.next();
      if (ItemRows.isReject(row)) {
        continue;
      }
      Item item = ItemRows.item(row);
      Integer part = places.get(Slice.of(item, buckets).place());
      if (part != null) {
        next = new Tuple2<>(new PartKey(part, item.contentHash(), item.subject()), item);
      }
    }
    return next != null;
  }

  @Override
  public Tuple2<PartKey, Item> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Tuple2<PartKey, Item> result = next;
    next = null;
    return result;
  }
}
