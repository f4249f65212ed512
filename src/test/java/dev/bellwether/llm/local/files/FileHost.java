package dev.bellwether.llm.local.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on the loopback device that serves one file, and can do so badly. */
public final class FileHost implements AutoCloseable {
  private static final Pattern FROM = Pattern.compile("bytes=(\\d+)-");

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Integer> failures = new ArrayList<>();
  private byte[] file;
  private String tag = "\"v1\"";
  private boolean ranges = true;
  private boolean saysLength = true;
  private List<Integer> cuts = new ArrayList<>();

  public FileHost(byte[] file) {
    this.file = file;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/model.gguf", this::serve);
    server.createContext("/moved", exchange -> redirect(exchange, "model.gguf"));
    server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
    server.createContext("/away", exchange -> redirect(exchange, "http://example.invalid/x"));
    server.start();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** One line for each request: its range or {@code -}, and the status. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Serves another version under another tag from now on. */
  synchronized void publish(byte[] other, String otherTag) {
    file = other;
    tag = otherTag;
  }

  /** The tag may be weak or missing. */
  synchronized FileHost tagged(String other) {
    tag = other;
    return this;
  }

  synchronized FileHost withoutRanges() {
    ranges = false;
    return this;
  }

  synchronized FileHost withoutLength() {
    saysLength = false;
    return this;
  }

  /** The next answers break off after so many bytes. */
  public synchronized FileHost cutting(Integer... bytes) {
    cuts = new ArrayList<>(Arrays.asList(bytes));
    return this;
  }

  /** The next answers have these codes. */
  synchronized FileHost failing(Integer... codes) {
    failures.addAll(Arrays.asList(codes));
    return this;
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (!failures.isEmpty()) {
      int code = failures.remove(0);
      log(range, code);
      exchange.getResponseHeaders().set("Retry-After", "7");
      exchange.sendResponseHeaders(code, -1);
      exchange.close();
      return;
    }
    String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
    boolean part = range != null && ranges && (ifRange == null || ifRange.equals(tag));
    int from = part ? from(range) : 0;
    if (!tag.isEmpty()) {
      exchange.getResponseHeaders().set("ETag", tag);
    }
    if (from >= file.length) {
      log(range, 416);
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    log(range, part ? 206 : 200);
    if (part) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    send(exchange, part ? 206 : 200, from);
  }

  private void send(HttpExchange exchange, int code, int from) throws IOException {
    int length = file.length - from;
    int sent = cuts.isEmpty() ? length : Math.min(length, cuts.remove(0));
    exchange.sendResponseHeaders(code, saysLength ? length : 0);
    OutputStream out = exchange.getResponseBody();
    out.write(file, from, sent);
    out.flush();
    // Closing the exchange early breaks the connection, as a network does.
    exchange.close();
  }

  private static int from(String range) {
    Matcher matcher = FROM.matcher(range);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(range);
    }
    return Integer.parseInt(matcher.group(1));
  }

  private void log(String range, int code) {
    asked.add((range == null ? "-" : range) + " " + code);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
