package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one watch of a workspace. The operating system lets go of it when the process ends,
 * however it ends.
 */
final class WatchLock implements AutoCloseable {
  private final FileChannel file;
  private final FileLock lock;

  private WatchLock(FileChannel file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @throws BellwetherException if another process has it, naming that process
   */
  static WatchLock take(Workspace workspace) {
    workspace.create();
    Path path = workspace.state().resolveSibling(workspace.state().getFileName() + ".watch");
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(file);
      if (lock == null) {
        file.close();
        throw taken(workspace, path);
      }
      file.truncate(0);
      file.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new WatchLock(file, lock);
    } catch (IOException e) {
      throw BellwetherException.failed("cannot lock " + path + ": " + e.getMessage(), "", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      // By this very process.
      return null;
    }
  }

  private static BellwetherException taken(Workspace workspace, Path path) throws IOException {
    String process = Files.readString(path).strip();
    return new BellwetherException(
        BellwetherException.Kind.FAILED,
        "a watch is running in " + workspace.root() + " already, as process " + process,
        "stop that one first, or choose another folder with --workspace DIR");
  }

  @Override
  public void close() {
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw BellwetherException.failed("cannot unlock: " + e.getMessage(), "", e);
    }
  }
}
