package dev.bellwether.spark;

import static dev.bellwether.spark.Launched.assertSame;
import static dev.bellwether.spark.Launched.files;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standalone master with two workers on this machine, of which one loses its life. */
class KilledExecutorsIT {
  private static final int HEADLINES = 3_000;
  private static final int PARTIAL = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;
  private final List<Process> cluster = new ArrayList<>();

  @AfterEach
  void endTheCluster() {
    for (Process process : cluster) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(String what, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(100);
    }
  }

  private Process worker(Launched launched, String master, String name) throws IOException {
    Launched.Started worker =
        launched.spark(
            Map.of(
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_HOME",
                Launched.SPARK.resolve("home").toString(),
                "SPARK_LOCAL_IP",
                "127.0.0.1"),
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--webui-port",
            "0",
            "--work-dir",
            folder.resolve(name).toString(),
            master);
    cluster.add(worker.process());
    return worker.process();
  }

  private static Optional<ProcessHandle> executor(Process worker) {
    return worker.descendants().filter(ProcessHandle::isAlive).findFirst();
  }

  @Test
  void nothingIsLostOrThereTwiceWhenAnExecutorAndAWorkerAreKilled()
      throws IOException, InterruptedException, SQLException {
    Launched launched = new Launched(folder);
    launched.headlines(HEADLINES);
    String master = "spark://127.0.0.1:" + freePort();
    Launched.Started started =
        launched.spark(
            Map.of("SPARK_LOCAL_IP", "127.0.0.1"),
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            master.substring(master.lastIndexOf(':') + 1),
            "--webui-port",
            "0");
    cluster.add(started.process());
    await("the master's start", () -> Files.readString(started.err()).contains("ALIVE"));
    Process first = worker(launched, master, "worker-1");
    Process second = worker(launched, master, "worker-2");

    Launched.Started run =
        launched.onSpark(
            master,
            "score",
            "--input",
            "headlines.parquet",
            "--output",
            "spark",
            "--conf",
            "spark.executor.memory=700m",
            "--conf",
            "spark.driver.host=127.0.0.1");
    cluster.add(run.process());
    await("two executors", () -> executor(first).isPresent() && executor(second).isPresent());
    await("the first parts", () -> !run.process().isAlive() || parts() >= 2);
    executor(first).orElseThrow().destroyForcibly();
    int atTheFirstKill = parts();
    await("more parts", () -> !run.process().isAlive() || parts() > atTheFirstKill + 2);
    assertThat(run.process().isAlive()).as("killed while it ran").isTrue();
    second.destroyForcibly();

    JsonNode summary = run.summary(PARTIAL);

    launched.here("score", "--input", "headlines.parquet", "--output", "one").summary(PARTIAL);
    assertSame(folder.resolve("one"), folder.resolve("spark"));
    assertThat(summary.get("items").asLong()).isEqualTo(summary.get("rows_written").asLong());
  }

  private int parts() throws IOException {
    return (int)
        files(folder.resolve("spark")).stream().filter(file -> file.endsWith("parquet")).count();
  }
}
