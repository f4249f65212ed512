package dev.bellwether.engine;

import dev.bellwether.store.Backup;
import dev.bellwether.store.State;
import dev.bellwether.store.Workspace;
import java.nio.file.Path;

/** {@code backup}: both stores into a new folder. */
public final class BackUp {
  private BackUp() {}

  /** Copies; returns the workspace that holds the copy. */
  public static Workspace run(Context context, Path folder) {
    return Folding.read(
        context,
        database -> {
          try (State state = State.open(context.workspace())) {
            return Backup.make(state, database, folder);
          }
        });
  }
}
