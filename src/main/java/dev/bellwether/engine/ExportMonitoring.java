package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.telemetry.Handouts;
import java.nio.file.Path;
import java.util.List;

/** {@code telemetry export}: files for those who operate Bellwether. */
public final class ExportMonitoring {
  private ExportMonitoring() {}

  /**
   * Writes them.
   *
   * @param overwrite whether files that say something else may be replaced
   * @return the files
   * @throws BellwetherException if a file would be overwritten or cannot be written
   */
  public static List<Path> run(Path folder, boolean overwrite) {
    return Handouts.write(folder, overwrite);
  }
}
