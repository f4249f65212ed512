package dev.bellwether.telemetry;

import dev.bellwether.BellwetherException;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file for the textfile collector of Prometheus' node exporter, for commands that are over before
 * anybody could scrape them. Counters go on from what the file says, so that {@code increase()}
 * means over runs what it means over scrapes; a reader sees the file as it was or as it is.
 */
final class Textfile implements Observer {
  private final Path file;
  private final Metrics metrics;

  private Textfile(Path file, Metrics metrics) {
    this.file = file;
    this.metrics = metrics;
  }

  /**
   * A file that is written when a run ends.
   *
   * @throws BellwetherException (usage) if it could not be; a long run should not end with that
   */
  static Textfile at(Path file, Metrics metrics) {
    Path folder = folder(file);
    if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw BellwetherException.usage(
          "cannot write metrics to " + file, "the folder must exist and be writable");
    }
    return new Textfile(file, metrics);
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  @Override
  public void runEnded(RunEnd end) {
    try {
      replace(metrics.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write metrics to " + file, e);
    }
  }

  private void replace(MetricSnapshots snapshots) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
    Exposition mine = Exposition.parse(text.toString(StandardCharsets.UTF_8));
    // Not *.prom, which is what the collector reads. Not a temporary file either: only its owner
    // could read that.
    Path lock = folder(file).resolve("." + file.getFileName() + ".lock");
    Path fresh = folder(file).resolve("." + file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Until the channel is closed.
      channel.lock();
      Exposition before =
          Files.exists(file) ? Exposition.parse(Files.readString(file)) : Exposition.EMPTY;
      Files.writeString(fresh, mine.after(before).text());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
