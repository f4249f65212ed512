package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.store.State;
import dev.bellwether.store.WatchTable;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a workspace's state for a rehearsal; gone when closed. */
final class WatchCopy implements AutoCloseable {
  private final Path folder;
  private final Workspace workspace;

  private WatchCopy(Path folder, Workspace workspace) {
    this.folder = folder;
    this.workspace = workspace;
  }

  static WatchCopy of(Workspace original) {
    try {
      Path folder = Files.createTempDirectory("bellwether-dry-run");
      Path file = folder.resolve("state.sqlite");
      try (State state = State.open(original)) {
        WatchTable.copyForRehearsal(state, file);
      }
      Workspace copy = new Workspace(original.root(), folder.resolve("none.duckdb"), file);
      try (State state = State.open(copy)) {
        new WatchTable(state).clear();
      }
      return new WatchCopy(folder, copy);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot make a copy to rehearse on: " + e.getMessage(), "", e);
    }
  }

  Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw BellwetherException.failed("cannot remove " + folder + ": " + e.getMessage(), "", e);
    }
  }
}
