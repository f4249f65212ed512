package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Parquet file, all below a folder, or the texts of an exported workspace, row by row and
 * without a database file. Not for several threads.
 */
public final class ParquetInput implements AutoCloseable {
  private static final String ENDING = ".parquet";

  private final Path input;
  private final String source;
  private final Connection connection;

  private ParquetInput(Path input, String source, Connection connection) {
    this.input = input;
    this.source = source;
    this.connection = connection;
  }

  /**
   * Opens an input.
   *
   * @throws BellwetherException if there is none
   */
  public static ParquetInput open(Path input) {
    if (!Files.exists(input)) {
      throw BellwetherException.usage("no such file or folder: " + input, "");
    }
    Properties properties = new Properties();
    properties.setProperty("temp_directory", "");
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    try {
      return new ParquetInput(
          input, source(input), new DuckDBDriver().connect("jdbc:duckdb:", properties));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read Parquet");
    }
  }

  private static String source(Path input) {
    Path documents = input.resolve("documents.parquet");
    Path contents = input.resolve("contents.parquet");
    if (!Files.isRegularFile(documents) || !Files.isRegularFile(contents)) {
      return "read_parquet("
          + files(input).stream().map(Export::literal).collect(Collectors.joining(", ", "[", "]"))
          + ", union_by_name = true, hive_partitioning = false)";
    }
    return "(SELECT c.title, c.body, d.published_at, d.tickers FROM read_parquet("
        + Export.literal(documents)
        + ") d LEFT JOIN read_parquet("
        + Export.literal(contents)
        + ") c ON c.hash = d.content_hash)";
  }

  private static List<Path> files(Path input) {
    if (!Files.isDirectory(input)) {
      return List.of(input);
    }
    try (Stream<Path> all = Files.walk(input, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files =
          all.filter(file -> file.toString().endsWith(ENDING) && isShown(input.relativize(file)))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw BellwetherException.usage(
            "no Parquet files in " + input, "their names end in " + ENDING);
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw BellwetherException.failed("cannot look into " + input + ": " + e.getMessage(), "", e);
    }
  }

  /** As Spark and Hadoop see it: they begin the names of what is unfinished or theirs so. */
  private static boolean isShown(Path file) {
    for (Path each : file) {
      String name = each.toString();
      if (name.startsWith(".") || (name.startsWith("_") && !name.contains("="))) {
        return false;
      }
    }
    return true;
  }

  /** The files that are read; of an export those that a folder of files would have. */
  public List<String> files() {
    return files(input).stream().map(Path::toString).toList();
  }

  /** Whether this is an exported workspace with documents of filings in it. */
  public boolean hasFilings() {
    Path filings = input.resolve("filings.parquet");
    if (!source.startsWith("(") || !Files.isRegularFile(filings)) {
      return false;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM read_parquet(" + Export.literal(filings) + ") LIMIT 1")) {
      return rows.next();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** The columns that are there. */
  public List<String> columns() {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + source + " LIMIT 0")) {
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        columns.add(rows.getMetaData().getColumnName(i));
      }
      return columns;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Takes rows. */
  @FunctionalInterface
  public interface Sink {
    /** Strings, numbers, instants, times in UTC, bytes, lists or null, in the columns' order. */
    void row(List<@Nullable Object> values);
  }

  /** Reads these columns of all rows. */
  public void read(Collection<String> columns, Sink sink) {
    String names = columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + names + " FROM " + source)) {
      while (rows.next()) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
          values.add(value(rows, i));
        }
        sink.row(values);
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    // A Timestamp has no hour that the clocks of this machine skip in spring.
    return value instanceof Timestamp ? rows.getObject(column, LocalDateTime.class) : value(value);
  }

  private static @Nullable Object value(@Nullable Object value) throws SQLException {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, (int) blob.length());
    }
    if (value instanceof Array array) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Object each : (Object[]) array.getArray()) {
        values.add(value(each));
      }
      return values;
    }
    return value;
  }

  private BellwetherException unreadable(SQLException e) {
    return new BellwetherException(
        BellwetherException.Kind.USAGE,
        "cannot read " + input + ": " + StoreFailure.firstLine(e),
        "is it Parquet?",
        e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "closing " + input);
    }
  }
}
