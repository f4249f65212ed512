package dev.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes in memory. Only root may mount one; others skip the test. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    Assumptions.assumeTrue(mounted, "skipped: only root may mount a small disk");
    return new SmallDisk(folder);
  }

  /** Makes it larger, as somebody does who frees space. */
  void grow(int megabytes) throws IOException, InterruptedException {
    remount("size=" + megabytes + "m");
  }

  void makeReadOnly() throws IOException, InterruptedException {
    remount("ro");
  }

  private void remount(String option) throws IOException, InterruptedException {
    if (!run("mount", "-o", "remount," + option, folder.toString())) {
      throw new IOException("cannot remount " + folder + " with " + option);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (!run("umount", folder.toString())) {
      throw new IOException("cannot unmount " + folder);
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      Assumptions.abort("skipped: no " + command[0] + " here: " + e.getMessage());
      throw e;
    }
  }
}
