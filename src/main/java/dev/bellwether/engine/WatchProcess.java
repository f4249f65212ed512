package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A watch in a process of its own, run as this process is run. */
final class WatchProcess implements AutoCloseable {
  private static final String MAIN = "dev.bellwether.cli.Main";
  private static final long STOP_SECONDS = 40;
  private static final double KB_PER_MB = 1024;

  /** As bin/bellwether starts a watch. */
  static final List<String> AS_LAUNCHED =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-Xms24m",
          "-Xmx1g",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30");

  private final Process process;
  private final BufferedWriter samples;
  private final long startedAt = System.nanoTime();
  private final List<Double> rssMb = new ArrayList<>();

  private WatchProcess(Process process, BufferedWriter samples) {
    this.process = process;
    this.samples = samples;
  }

  /**
   * Starts it.
   *
   * @param folder is its workspace; takes {@code events.jsonl}, {@code watch.log} and {@code
   *     rss.csv}
   * @param environment variables of ours that it gets, and no others of ours
   */
  static WatchProcess start(Path folder, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(AS_LAUNCHED);
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "watch"));
    command.addAll(List.of("--workspace", folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("events.jsonl").toFile())
            .redirectError(folder.resolve("watch.log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BELLWETHER_"));
    builder.environment().putAll(environment);
    try {
      BufferedWriter samples = Files.newBufferedWriter(folder.resolve("rss.csv"));
      samples.write("seconds,rss_mb\n");
      return new WatchProcess(builder.start(), samples);
    } catch (IOException e) {
      throw BellwetherException.failed("cannot start a watch: " + e.getMessage(), "", e);
    }
  }

  /** The options of this very JVM that have to do with how Bellwether runs. */
  private static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option ->
                option.startsWith("-Dorg.sqlite.")
                    || option.startsWith("-Dbellwether.home")
                    || option.startsWith("-Dbellwether.encoder")
                    || option.startsWith("-XX:+Use")
                    || option.startsWith("-XX:Shared")
                    || option.startsWith("-Xm")
                    || option.startsWith("--enable-native-access"))
        .toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Looks how much memory it has, and notes it. */
  void sample() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        double mb = Double.parseDouble(line.replaceAll("[^0-9]", "")) / KB_PER_MB;
        rssMb.add(mb);
        samples.write(
            String.format(Locale.ROOT, "%.1f,%.1f%n", (System.nanoTime() - startedAt) / 1e9, mb));
        samples.flush();
      }
    }
  }

  /** The most memory that was seen, in MB; 0 where the system does not say. */
  double mostMb() {
    return rssMb.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** The mean memory over a fifth of its life, from 0 to 4, in MB. */
  double meanMb(int fifth) {
    int n = rssMb.size();
    return rssMb.subList(n * fifth / 5, n * (fifth + 1) / 5).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }

  /** Tells it to finish, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      samples.close();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw BellwetherException.failed("cannot write rss.csv: " + e.getMessage(), "", e);
    }
  }
}
