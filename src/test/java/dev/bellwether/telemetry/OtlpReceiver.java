package dev.bellwether.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A collector on loopback that reads OTLP/HTTP with OpenTelemetry's own Protobuf classes. */
public final class OtlpReceiver implements AutoCloseable {
  /** One request: where it went, its headers in lower case, and what it held. */
  public record Received(
      String path, Map<String, String> headers, ExportTraceServiceRequest request) {}

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  public OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.get(0)));
      try (InputStream body =
          "gzip".equals(headers.get("content-encoding"))
              ? new GZIPInputStream(exchange.getRequestBody())
              : exchange.getRequestBody()) {
        received.add(
            new Received(
                exchange.getRequestURI().getPath(),
                headers,
                ExportTraceServiceRequest.parseFrom(body)));
        exchange.sendResponseHeaders(200, -1);
      } catch (InvalidProtocolBufferException e) {
        exchange.sendResponseHeaders(400, -1);
      }
    }
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Everything that was received, as text, to look for what should not be there. */
  public String text() {
    return received.stream().map(each -> each.request().toString()).collect(Collectors.joining());
  }

  public List<Span> spans() {
    return received.stream()
        .flatMap(each -> each.request().getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  /** The only span with this name. */
  public Span span(String name) {
    List<Span> all = spans().stream().filter(span -> span.getName().equals(name)).toList();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " spans named " + name + " in " + spans());
    }
    return all.get(0);
  }

  public static String traceId(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  public static Map<String, Object> attributes(Span span) {
    Map<String, Object> attributes = new TreeMap<>();
    for (KeyValue each : span.getAttributesList()) {
      attributes.put(each.getKey(), value(each.getValue()));
    }
    return attributes;
  }

  public static Optional<Object> attribute(Span span, String name) {
    return Optional.ofNullable(attributes(span).get(name));
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream().map(OtlpReceiver::value).toList();
      default -> value.toString();
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
