package dev.bellwether.ingest.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether somebody is writing a file: whether it changes within a moment. The moment is
 * waited for once for all files of a look, and only if somebody asks. Not by the age of files,
 * since clocks of file servers differ from ours.
 */
final class Settling {
  private static final long MOMENT_MILLIS = 50;

  private final Map<Path, FileState> before = new HashMap<>();
  private boolean waited;

  private Settling() {}

  static Settling begin(List<Path> files) {
    Settling settling = new Settling();
    for (Path file : files) {
      look(file).ifPresent(state -> settling.before.put(file, state));
    }
    return settling;
  }

  /** Empty if it is gone meanwhile; whoever reads it finds out. */
  private static Optional<FileState> look(Path file) {
    try {
      return Optional.of(FileState.of(file));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Whether a file is as it was a moment ago. */
  boolean isOver(Path file) {
    if (!waited) {
      waited = pause();
    }
    return waited && look(file).filter(state -> state.equals(before.get(file))).isPresent();
  }

  private static boolean pause() {
    try {
      Thread.sleep(MOMENT_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
