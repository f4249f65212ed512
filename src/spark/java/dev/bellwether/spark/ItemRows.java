package dev.bellwether.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Items as rows of Spark, and beside them the rejects of the input, so that it is read once. A
 * reject has no hash, and its line for a subject.
 */
final class ItemRows {
  private static final String NO_HASH = "";

  /** As they are read; several may have one key. */
  static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            DataTypes.createStructField("content_hash", DataTypes.StringType, false),
            DataTypes.createStructField("subject", DataTypes.StringType, false),
            DataTypes.createStructField("published", DataTypes.LongType, true),
            DataTypes.createStructField("home", DataTypes.StringType, true),
            DataTypes.createStructField("title", DataTypes.StringType, true),
            DataTypes.createStructField("body", DataTypes.StringType, true),
            DataTypes.createStructField("input_rows", DataTypes.LongType, false),
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
                // Of the items of one row the first stands for it.
                rows.isEmpty() ? 1L : 0L));
      }
    } catch (Unusable e) {
      String line = Rejects.line(e, ItemReader.excerpt(cells));
      rows.add(RowFactory.create(NO_HASH, line, null, null, null, null, 1L));
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

  /**
   * One row a key: the key, what was chosen for it, and how many rows of the input stand behind it.
   */
  static Dataset<Row> together(Dataset<Row> read) {
    return read.groupBy("content_hash", "subject")
        .agg(
            min(struct("published", "home", "title", "body")).as("first"),
            sum("input_rows").as("input_rows"));
  }

  /** Those of {@link #together} that are no items. */
  static Dataset<Row> rejects(Dataset<Row> together) {
    return together.filter(col("content_hash").equalTo(NO_HASH));
  }

  /** Whether a row of {@link #together} is no item. */
  static boolean isReject(Row row) {
    return row.getString(0).equals(NO_HASH);
  }

  /** The line of a reject. */
  static String line(Row reject) {
    return reject.getString(1);
  }

  /** How many rows of the input stand behind a row of {@link #together}. */
  static long inputRows(Row row) {
    return row.getLong(3);
  }

  /** An item out of a row of {@link #together}. */
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
