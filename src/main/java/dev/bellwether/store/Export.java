package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies tables out of an open database. */
public final class Export {

  /** One table on disk. */
  public record Exported(String table, long rows, Path file) {}

  private Export() {}

  /** The tables that hold data, by name. */
  public static List<String> tables(Database database) {
    List<String> tables = new ArrayList<>();
    try {
      database.query(
          "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND schema_name ="
              + " 'main' AND table_name NOT IN ('migrations', 'unmarked_days') ORDER BY table_name",
          row -> tables.add(row.getString(1)));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot list tables");
    }
    return tables;
  }

  /**
   * Writes one table as {@code TABLE.parquet} into a folder, in an order that does not depend on
   * how the rows came in. The file appears whole or not at all.
   *
   * @throws BellwetherException if there is no such table or the folder cannot be written
   */
  public static Exported parquet(Database database, String table, Path folder) {
    if (!tables(database).contains(table)) {
      throw BellwetherException.usage(
          "no table '" + table + "'", "tables: " + String.join(", ", tables(database)));
    }
    Path file = folder.resolve(table + ".parquet");
    Path unfinished = folder.resolve("." + table + ".parquet.tmp");
    try {
      Files.createDirectories(folder);
      long rows =
          database.update(
              "COPY (SELECT * FROM "
                  + table
                  + " ORDER BY ALL) TO "
                  + quoted(unfinished)
                  + " (FORMAT parquet,"
                  + " COMPRESSION zstd)");
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return new Exported(table, rows, file);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot export " + table);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + file + ": " + e.getMessage(), "choose a writable folder", e);
    }
  }

  /** A path to read: DuckDB takes some characters for a pattern; each in brackets is itself. */
  static String literal(Path path) {
    return quoted(Path.of(asItIs(path)));
  }

  /** Those files of a folder that a pattern of DuckDB's meets, to read. */
  static String matching(Path folder, String pattern) {
    return quoted(Path.of(asItIs(folder)).resolve(pattern));
  }

  private static String asItIs(Path path) {
    return path.toString().replaceAll("[*?\\[]", "[$0]");
  }

  static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
