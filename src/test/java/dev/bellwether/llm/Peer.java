package dev.bellwether.llm;

import dev.bellwether.Npm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A fake of the vendors that others wrote, in a process of its own on a free port of this machine.
 * Only {@code bin/verify --peers} starts them; elsewhere their tests skip.
 */
public final class Peer implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("bellwether.home", "."));
  private static final Path RESOURCES = HOME.resolve("src/test/resources/peers");
  private static final int START_SECONDS = 180;

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private Peer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  private static Path wanted() {
    String peers = System.getProperty("bellwether.peers", "");
    Assumptions.assumeFalse(peers.isEmpty(), "skipped: only bin/verify --peers runs it");
    return Path.of(peers);
  }

  /** CopilotKit's aimock, which answers as {@code peers/aimock.json} says. */
  public static Peer aimock(Path log) throws Exception {
    wanted();
    Path cli = Npm.folder("aimock", "@copilotkit/aimock@1.43.0").resolve("dist/cli.js");
    int port = freePort();
    return start(
        List.of(
            "node",
            cli.toString(),
            "-p",
            String.valueOf(port),
            "-f",
            RESOURCES.resolve("aimock.json").toString(),
            "--strict",
            "--journal-max",
            "0"),
        port,
        "GET",
        "/__aimock/journal",
        log);
  }

  /** MockServer, which answers as it is told to by {@link #put}. */
  public static Peer mockServer(Path log) throws Exception {
    Path jars = wanted();
    Assumptions.assumeTrue(holdsMockServer(jars), "skipped: no MockServer in " + jars);
    int port = freePort();
    return start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            jars.resolve("*").toString(),
            "org.mockserver.cli.Main",
            "-serverPort",
            String.valueOf(port)),
        port,
        "PUT",
        "/mockserver/status",
        log);
  }

  private static boolean holdsMockServer(Path jars) throws IOException {
    if (!Files.isDirectory(jars)) {
      return false;
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("mockserver-"));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Peer start(List<String> command, int port, String method, String probe, Path log)
      throws Exception {
    Process process =
        new ProcessBuilder(command)
            // MockServer writes its certificate to where it is.
            .directory(Objects.requireNonNull(log.toAbsolutePath().getParent()).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Peer peer = new Peer(process, port);
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!peer.answers(method, probe)) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        peer.close();
        throw new IllegalStateException("it does not answer:\n" + Files.readString(log));
      }
      Thread.sleep(200);
    }
    return peer;
  }

  private boolean answers(String method, String path) throws InterruptedException {
    try {
      send(method, path, "");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The address of a vendor's API there. */
  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Tells it something. */
  public String put(String path, String json) throws Exception {
    return send("PUT", path, json);
  }

  /** Tells it something in another way. */
  public String send(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(path + " answered " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
