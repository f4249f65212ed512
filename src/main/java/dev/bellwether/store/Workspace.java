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
   * @throws BellwetherException if they cannot be made or written
   */
  public void create() {
    try {
      Files.createDirectories(root);
      Files.createDirectories(folder());
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot create the workspace " + root + ": " + e.getMessage(),
          "choose a writable folder with --workspace DIR",
          e);
    }
    if (!isWritable()) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          "cannot write to the workspace " + folder(),
          "check its permissions, or choose another folder with --workspace DIR");
    }
  }

  /** Whether files can be made and changed here; false if the folder is missing. */
  public boolean isWritable() {
    return Files.isWritable(folder())
        && (Files.notExists(state) || Files.isWritable(state))
        && (Files.notExists(database) || Files.isWritable(database));
  }

  private Path folder() {
    Path parent = database.toAbsolutePath().getParent();
    return parent == null ? root : parent;
  }
}
