package dev.bellwether.telemetry;

import dev.bellwether.BellwetherException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where traces go: an OTLP/HTTP endpoint (opentelemetry.io/docs/specs/otlp).
 *
 * @param endpoint where spans are posted to, {@code /v1/traces} included
 * @param headers sent along; they hold secrets
 */
public record Collector(String endpoint, Map<String, String> headers) {
  private static final String TRACES = "/v1/traces";

  public Collector {
    headers = Map.copyOf(headers);
  }

  /**
   * Any collector.
   *
   * @param url its base address, such as {@code http://localhost:4318}
   * @param headers as in {@code OTEL_EXPORTER_OTLP_HEADERS}: {@code name=value,...}
   * @throws BellwetherException (usage) if either is not of that form
   */
  public static Collector otlp(String url, String headers) {
    Map<String, String> read = new LinkedHashMap<>();
    for (String header : headers.isBlank() ? new String[0] : headers.split(",", -1)) {
      int equals = header.indexOf('=');
      if (equals < 1) {
        throw BellwetherException.usage(
            "OTEL_EXPORTER_OTLP_HEADERS is not name=value,name=value",
            "for example Authorization=Bearer%20TOKEN");
      }
      read.put(header.substring(0, equals).strip(), decoded(header.substring(equals + 1).strip()));
    }
    return new Collector(endpoint(url), read);
  }

  /** Values are percent-encoded, as in W3C baggage; a + is a plus. */
  private static String decoded(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Langfuse (langfuse.com/integrations/native/opentelemetry). The version header lets spans show
   * at once, which else may take ten minutes.
   */
  public static Collector langfuse(String url, String publicKey, String secretKey) {
    return new Collector(
        endpoint(url + "/api/public/otel"),
        Map.of("Authorization", basic(publicKey, secretKey), "x-langfuse-ingestion-version", "4"));
  }

  static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static String endpoint(String url) {
    try {
      URI address = new URI(url);
      if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
        throw wrong(url);
      }
    } catch (URISyntaxException e) {
      throw wrong(url);
    }
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return base.endsWith(TRACES) ? base : base + TRACES;
  }

  private static BellwetherException wrong(String url) {
    return BellwetherException.usage(
        "not the address of a collector: " + url, "for example http://localhost:4318");
  }

  /** Without its headers, which hold secrets. */
  @Override
  public String toString() {
    return endpoint;
  }
}
