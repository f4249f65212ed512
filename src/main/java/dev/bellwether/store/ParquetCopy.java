package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** Turns a CSV file that we have written into Parquet, without a database file. */
public final class ParquetCopy {
  private ParquetCopy() {}

  /**
   * Writes the rows of the CSV, in their order. The target need not exist.
   *
   * @param types of DuckDB by column, in the order of the file; empty cells are null
   * @throws BellwetherException if the target cannot be written
   */
  public static void of(Path csv, Path parquet, Map<String, String> types) {
    Properties properties = new Properties();
    // Rows pass through; DuckDB's own choice would be a folder in the current one.
    properties.setProperty("temp_directory", "");
    // One thread keeps the order of the rows and the bytes of the file.
    properties.setProperty("threads", "1");
    String columns =
        types.entrySet().stream()
            .map(each -> text(each.getKey()) + ": " + text(each.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv("
              + Export.literal(csv)
              + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
              + " nullstr = '', columns = "
              + columns
              + ")) TO "
              + Export.quoted(parquet)
              + " (FORMAT parquet, COMPRESSION zstd)");
    } catch (SQLException e) {
      throw BellwetherException.failed(
          "cannot write " + parquet + ": " + StoreFailure.firstLine(e),
          "choose a writable folder",
          e);
    }
  }

  private static String text(String plain) {
    return "'" + plain.replace("'", "''") + "'";
  }
}
