package dev.bellwether.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bellwether.BellwetherException;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /metrics} for Prometheus, {@code /healthz} and {@code /readyz} for whoever supervises the
 * process. Speaks plain HTTP and asks nobody who they are, so it should listen on loopback or
 * behind a proxy.
 */
final class MetricsServer implements AutoCloseable {
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService pool;

  private MetricsServer(HttpServer server, ExecutorService pool) {
    this.server = server;
    this.pool = pool;
  }

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @throws BellwetherException (usage) if the port is taken or the address is not ours
   */
  static MetricsServer start(String host, int port, PrometheusRegistry registry, Health health) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw BellwetherException.usage(
          "cannot serve metrics on " + host + ":" + port + ": " + e.getMessage(),
          "another port with --set telemetry.port=N, or 0 for any free one");
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "metrics");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(pool);
    server.createContext("/metrics", new MetricsHandler(registry));
    server.createContext("/healthz", exchange -> tell(exchange, health::dead));
    server.createContext("/readyz", exchange -> tell(exchange, health::notReady));
    server.start();
    return new MetricsServer(server, pool);
  }

  /** Where it listens, such as {@code http://127.0.0.1:9464}. */
  String address() {
    InetSocketAddress at = server.getAddress();
    return "http://" + at.getHostString() + ":" + at.getPort();
  }

  private static void tell(HttpExchange exchange, Supplier<Optional<String>> ailment)
      throws IOException {
    try (exchange) {
      Optional<String> wrong = ailment.get();
      byte[] text = (wrong.orElse("ok") + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(wrong.isPresent() ? 503 : 200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    pool.shutdownNow();
  }
}
