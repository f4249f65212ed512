package dev.bellwether.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A web server on the loopback device that serves one feed and remembers what it was asked. */
final class Site implements AutoCloseable {
  private static final String TAG = "\"v1\"";

  private final HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private String feed = feed("one");

  Site() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/feed", this::feed);
    server.createContext("/moved", exchange -> redirect(exchange, "/feed"));
    server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
    server.createContext("/broken", exchange -> answer(exchange, 500, "no"));
    server.createContext("/page", exchange -> answer(exchange, 200, "<html><p>Hello</p></html>"));
    server.start();
  }

  /** An RSS feed with these items, all published on 2024-03-01. */
  static String feed(String... guids) {
    StringBuilder items = new StringBuilder();
    for (String guid : guids) {
      items.append(
          """
          <item><title>News %s about $ACM</title><guid>%s</guid>
          <pubDate>Fri, 01 Mar 2024 14:30:00 GMT</pubDate></item>
          """
              .formatted(guid, guid));
    }
    return "<rss version=\"2.0\"><channel><title>Wire</title>" + items + "</channel></rss>";
  }

  /** Serves another feed, under another entity tag. */
  void publish(String newFeed) {
    feed = newFeed;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** One line for each request for the feed: its entity tag or {@code -}, and the status. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private synchronized void feed(HttpExchange exchange) throws IOException {
    String tag = TAG.replace("1", Integer.toString(feed.length()));
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    boolean same = tag.equals(known);
    asked.add((known == null ? "-" : "tag") + " " + (same ? 304 : 200));
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
    if (same) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
    } else {
      answer(exchange, 200, feed);
    }
  }

  private static void redirect(HttpExchange exchange, String path) throws IOException {
    exchange.getResponseHeaders().set("Location", path);
    answer(exchange, 302, "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
