package dev.bellwether.spark;

import dev.bellwether.bulk.Cells;
import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.ItemReader;
import dev.bellwether.bulk.Rejects;
import dev.bellwether.bulk.Unusable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Items as rows of Spark, beside the rejects of the input. */
final class ItemRows {
  /** An item, or else a reject and why. */
  static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            DataTypes.createStructField("content_hash", DataTypes.StringType, true),
            DataTypes.createStructField("subject", DataTypes.StringType, true),
            DataTypes.createStructField("published", DataTypes.LongType, true),
            DataTypes.createStructField("home", DataTypes.StringType, true),
            DataTypes.createStructField("title", DataTypes.StringType, true),
            DataTypes.createStructField("body", DataTypes.StringType, true),
            DataTypes.createStructField("reason", DataTypes.StringType, true),
            DataTypes.createStructField("line", DataTypes.StringType, true),
          });

  private ItemRows() {}

  static MapPartitionsFunction<Row, Row> reading(ItemReader reader) {
    FlatMapFunction<Row, Row> one = row -> read(reader, row);
    return rows ->
        new Iterator<>() {
          private Iterator<Row> now = List.<Row>of().iterator();

          @Override
          public boolean hasNext() {
            while (!now.hasNext() && rows.hasNext()) {
              now = next(rows.next());
            }
            return now.hasNext();
          }

          private Iterator<Row> next(Row row) {
            try {
              return one.call(row);
            } catch (Exception e) {
              throw new IllegalStateException("reading a row throws nothing that is checked", e);
            }
          }

          @Override
          public Row next() {
            return now.next();
          }
        };
  }

  private static Iterator<Row> read(ItemReader reader, Row row) {
    Cells cells = column -> value(row, column);
    List<Row> rows = new ArrayList<>();
    try {
      for (Item item : reader.read(cells)) {
        rows.add(
            RowFactory.create(
                item.contentHash(),
                item.subject(),
                item.publishedMicros(),
                item.home(),
                item.title(),
                item.body(),
                null,
                null));
      }
    } catch (Unusable e) {
      String line = Rejects.line(e.reason(), ItemReader.excerpt(cells));
      rows.add(RowFactory.create(null, null, null, null, null, null, e.reason(), line));
    }
    return rows.iterator();
  }

  private static @Nullable Object value(Row row, String column) {
    int at = List.of(row.schema().fieldNames()).indexOf(column);
    if (at < 0 || row.isNullAt(at)) {
      return null;
    }
    Object value = row.get(at);
    return value instanceof scala.collection.Seq<?> ? row.getList(at) : value;
  }

  /** An item out of a row that has the key and then what was chosen for it. */
  static Item item(Row row) {
    Row first = row.getStruct(2);
    return new Item(
        row.getString(0),
        row.getString(1),
        first.getString(1),
        first.getLong(0),
        first.getString(2),
        first.getString(3));
  }
}
