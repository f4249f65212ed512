package dev.bellwether.engine;

import dev.bellwether.store.SqlConsole;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code sql}: the user's own statement, on everything that is known. */
public final class RunSql {
  private RunSql() {}

  /**
   * Runs one statement.
   *
   * @param write true to allow changes
   * @throws IOException if the sink cannot take a row
   */
  public static void run(Context context, String sql, boolean write, SqlConsole.Sink sink)
      throws IOException {
    try {
      if (write) {
        Folding.write(context, database -> SqlConsole.run(database, sql, sink));
      } else {
        Folding.read(context, database -> SqlConsole.ask(database, sql, sink));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
