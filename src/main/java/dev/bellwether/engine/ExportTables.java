package dev.bellwether.engine;

import dev.bellwether.store.Export;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code export}: tables as Parquet files. */
public final class ExportTables {
  private ExportTables() {}

  /**
   * Writes tables.
   *
   * @param tables which; empty means all
   */
  public static List<Export.Exported> run(Context context, List<String> tables, Path folder) {
    return Folding.read(
        context,
        database -> {
          List<String> wanted = tables.isEmpty() ? Export.tables(database) : tables;
          List<Export.Exported> written = new ArrayList<>();
          context.progress().stage("export", wanted.size());
          for (String table : wanted) {
            written.add(Export.parquet(database, table, folder));
            context.progress().advance(1);
          }
          return written;
        });
  }
}
