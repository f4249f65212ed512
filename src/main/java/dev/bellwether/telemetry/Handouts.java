package dev.bellwether.telemetry;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Files for an operator: alert rules, a dashboard for Grafana, and a configuration to begin with.
 */
public final class Handouts {
  private static final List<String> NAMES =
      List.of("bellwether-alerts.yml", "bellwether-dashboard.json", "prometheus.yml");

  private Handouts() {}

  /**
   * Writes them into a folder, which is made.
   *
   * @param overwrite whether files that say something else may be replaced
   * @return the files
   * @throws BellwetherException (usage) if a file would be overwritten; nothing is written then
   */
  public static List<Path> write(Path folder, boolean overwrite) {
    try {
      Files.createDirectories(folder);
      if (!overwrite) {
        for (String name : NAMES) {
          refuseToReplace(folder.resolve(name), read(name));
        }
      }
      List<Path> written = new ArrayList<>();
      for (String name : NAMES) {
        written.add(Files.write(folder.resolve(name), read(name)));
      }
      return written;
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write to " + folder + ": " + e.getMessage(), "name another folder with --to", e);
    }
  }

  private static void refuseToReplace(Path file, byte[] ours) throws IOException {
    if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), ours)) {
      throw BellwetherException.usage(
          file + " exists and says something else", "name another folder, or give --force");
    }
  }

  private static byte[] read(String name) {
    try (InputStream in = Handouts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
