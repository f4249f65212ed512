package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;

import java.util.List;

/**
 * Who is told what goes on. The keys of Langfuse and the headers for a collector are secrets, and
 * so no settings.
 *
 * @param host address of the endpoint for Prometheus
 * @param port of the endpoint; 0 for any free one, -1 for none
 * @param metricsFile file of metrics; empty for none
 * @param otlpUrl collector of traces; empty for none
 * @param langfuseUrl Langfuse; no slash at the end
 * @param captureContent whether traces hold what models read and said
 * @param logFile file of JSON lines; empty for none, {@code -} for standard error
 */
public record TelemetrySettings(
    String host,
    int port,
    String metricsFile,
    String otlpUrl,
    String langfuseUrl,
    boolean captureContent,
    String logFile) {
  private static final SettingKey<String> HOST =
      key(
          "telemetry.host",
          new HeaderText(),
          "127.0.0.1",
          "Address where 'watch' serves /metrics, /healthz and /readyz");

  private static final SettingKey<Integer> PORT =
      key("telemetry.port", whole(-1, 65_535), -1, "Its port; 0 for any free one, -1 for none");

  private static final SettingKey<String> METRICS_FILE =
      key(
          "telemetry.metrics_file",
          new PathText(),
          "",
          "File that each run adds to, for the node exporter's textfiles");

  private static final SettingKey<String> OTLP_URL =
      key(
          "telemetry.otlp_url",
          new HeaderText(),
          "",
          "OpenTelemetry collector for traces, such as http://localhost:4318");

  private static final SettingKey<String> LANGFUSE_URL =
      key(
          "telemetry.langfuse_url",
          new BaseAddress(),
          "https://cloud.langfuse.com",
          "Langfuse, used with BELLWETHER_LANGFUSE_PUBLIC_KEY and _SECRET_KEY");

  private static final SettingKey<Boolean> CAPTURE_CONTENT =
      key(
          "telemetry.capture_content",
          new YesNo(),
          false,
          "Whether traces hold what models read and said");

  private static final SettingKey<String> LOG_FILE =
      key(
          "telemetry.log_file",
          new PathText(),
          "",
          "File of JSON lines, one for each event; - for standard error");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      List.of(HOST, PORT, METRICS_FILE, OTLP_URL, LANGFUSE_URL, CAPTURE_CONTENT, LOG_FILE);

  static TelemetrySettings of(Resolution from) {
    return new TelemetrySettings(
        from.value(HOST),
        from.value(PORT),
        from.value(METRICS_FILE),
        from.value(OTLP_URL),
        from.value(LANGFUSE_URL),
        from.value(CAPTURE_CONTENT),
        from.value(LOG_FILE));
  }
}
