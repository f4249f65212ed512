package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Copies both stores of a workspace into a folder that is itself a workspace. */
public final class Backup {
  private Backup() {}

  /**
   * Copies, each store as of one moment. The state file may be in use; the database is read.
   *
   * @param folder must not hold a backup yet
   * @return the workspace that now holds the copy
   */
  public static Workspace make(State state, Database database, Path folder) {
    Workspace copy = Workspace.in(folder);
    if (Files.exists(copy.database()) || Files.exists(copy.state())) {
      throw BellwetherException.usage(
          folder + " holds a backup or a workspace already",
          "name a folder that does not exist yet");
    }
    try {
      Files.createDirectories(folder);
      state.update("VACUUM INTO ?", copy.state().toString());
      // Said outright, since what is read-only here would be attached read-only otherwise.
      database.execute("ATTACH " + Export.quoted(copy.database()) + " AS backup_copy (READ_WRITE)");
      database.execute("COPY FROM DATABASE " + database.name() + " TO backup_copy");
      database.execute("DETACH backup_copy");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot back up to " + folder);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + folder + ": " + e.getMessage(), "choose a writable folder", e);
    }
    return copy;
  }
}
