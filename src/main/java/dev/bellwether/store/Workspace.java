package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one body of work lives on disk.
 *
 * @param root holds {@code bellwether.toml}, rejects and reports
 * @param database the DuckDB file: what is known
 * @param state the SQLite file beside it: what is happening
 */
public record Workspace(Path root, Path database, Path state) {

  /** The workspace in a folder, with the usual file names. */
  public static Workspace in(Path root) {
    return new Workspace(root, root.resolve("bellwether.duckdb"), root.resolve("state.sqlite"));
  }

  /** The same workspace on another DuckDB file; its state file lies beside that. */
  public Workspace withDatabase(Path file) {
    Path name = file.getFileName();
    if (name == null) {
      throw BellwetherException.usage("not a database file: " + file, "name a file, not a folder");
    }
    return new Workspace(root, file, file.resolveSibling(name + ".state.sqlite"));
  }

  /**
   * Makes the folders if they are missing.
   *
   * @throws BellwetherException if they cannot be made
   */
  public void create() {
    try {
      Files.createDirectories(root);
      Path parent = database.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot create the workspace " + root + ": " + e.getMessage(),
          "choose a writable folder with --workspace DIR",
          e);
    }
  }
}
