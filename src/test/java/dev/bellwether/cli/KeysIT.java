package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.telemetry.OtlpReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants a key for every vendor and lets servers fail in every way while they repeat what they were
 * sent, keys included. No key may be found afterwards in what was printed, logged, exported, packed
 * or stored, nor at any time in the arguments of a process.
 */
class KeysIT {
  private static final Map<String, String> PLANTED = new TreeMap<>();

  static {
    for (String vendor :
        List.of("GEMINI", "OPENAI", "LOCAL", "NEWSAPI", "FINNHUB", "TIINGO", "ALPACA")) {
      PLANTED.put("BELLWETHER_" + vendor + "_API_KEY", "planted-" + vendor + "-7f3a9c51e0");
    }
    PLANTED.put("BELLWETHER_LANGFUSE_PUBLIC_KEY", "planted-LFP-7f3a9c51e0");
    PLANTED.put("BELLWETHER_LANGFUSE_SECRET_KEY", "planted-LFS-7f3a9c51e0");
    PLANTED.put(
        "BELLWETHER_DISCORD_WEBHOOK",
        "https://discord.com/api/webhooks/1234567890/planted-HOOK-7f3a9c51e0");
  }

  /** What all planted keys have in common. */
  private static final String MARK = "7f3a9c51e0";

  private static final List<String> VENDORS = List.of("gemini", "anthropic", "openai");
  private static final Pattern PLANTED_NAME = Pattern.compile("planted-(\\w+)-" + MARK);
  private static final String FILE_KEY = "planted-CLAUDE-" + MARK;

  private static final String EVERYTHING =
      Stream.of("runs", "calls", "dead_letters", "verdicts", "scores", "selections", "documents")
          .map(table -> "SELECT t::VARCHAR FROM " + table + " t")
          .collect(Collectors.joining(" UNION ALL "));

  /** How the servers fail. */
  enum Failure {
    REFUSED(401),
    LIMITED(429),
    BROKEN(500),
    GARBLED(200),
    PROSE(200),
    CUT(200);

    private final int code;

    Failure(int code) {
      this.code = code;
    }
  }

  @TempDir Path outside;
  private Path workspace;
  private final MockWebServer server = new MockWebServer();
  private final Map<String, String> inArguments = new ConcurrentHashMap<>();
  private final Set<String> askedBy = ConcurrentHashMap.newKeySet();
  private volatile Failure failure = Failure.REFUSED;
  private OtlpReceiver collector;

  @BeforeEach
  void start() throws IOException {
    workspace = Files.createDirectory(outside.resolve("workspace"));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            lookAtArguments();
            return fail(request);
          }
        });
    server.start();
    collector = new OtlpReceiver();
  }

  @AfterEach
  void stop() {
    server.close();
    collector.close();
  }

  private void lookAtArguments() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      for (ProcessHandle process : all.toList()) {
        Path file = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
        String arguments = Files.isReadable(file) ? Files.readString(file) : "";
        if (arguments.contains(MARK)) {
          inArguments.put(String.valueOf(process.pid()), arguments);
        }
      }
    } catch (IOException e) {
      // It has ended meanwhile; the next request looks again.
      assertThat(e).isNotNull();
    }
  }

  private MockResponse fail(RecordedRequest request) {
    Matcher planted = PLANTED_NAME.matcher(request.getHeaders().toMultimap().toString());
    if (planted.find()) {
      askedBy.add(planted.group(1));
    }
    // Its toString hides some of them.
    String echo = request.getHeaders().toMultimap().toString().replaceAll("[\\r\\n\"]+", " ");
    MockResponse.Builder response = new MockResponse.Builder().code(failure.code);
    response.addHeader("X-Echo", echo);
    return switch (failure) {
      case REFUSED, BROKEN -> response.body("{\"error\":{\"message\":\"" + echo + "\"}}").build();
      case LIMITED ->
          response
              .addHeader("retry-after-ms", "1")
              .body("{\"error\":{\"message\":\"" + echo + "\"}}")
              .build();
      case GARBLED ->
          response
              .addHeader("Content-Type", "text/event-stream")
              .body("data: {" + echo + "\n\n")
              .build();
      case PROSE -> response.body(prose(request.getTarget(), echo)).build();
      case CUT ->
          response
              .addHeader("Content-Type", "text/event-stream")
              .body("data: {\"error\":{\"type\":\"" + echo + "\",\"status\":\"" + echo + "\"}}\n\n")
              .build();
    };
  }

  /** An answer that is no verdict and holds the key. */
  private static String prose(String target, String echo) {
    String key = echo.replaceAll(".*(planted-\\w+-" + MARK + ").*", "$1");
    if (target.contains("messages")) {
      return "{\"model\":\"m\",\"stop_reason\":\"end_turn\",\"content\":[{\"type\":\"text\",\"text\":\""
          + key
          + "\"}],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}";
    }
    if (target.contains("chat/completions")) {
      return "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\""
          + key
          + "\"}}]}";
    }
    return "{\"candidates\":[{\"finishReason\":\"STOP\",\"content\":{\"parts\":[{\"text\":\""
        + key
        + "\"}]}}]}";
  }

  private String run(boolean withKeys, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (String.valueOf(name).startsWith("bellwether.")) {
                command.add("-D" + name + "=" + value);
              }
            });
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--workspace", workspace.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BELLWETHER_"));
    if (withKeys) {
      builder.environment().putAll(PLANTED);
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return out;
  }

  private void settle() throws IOException {
    Path keyFile = Files.writeString(outside.resolve("claude.key"), FILE_KEY + "\n");
    String url = server.url("/").toString();
    Files.writeString(
        workspace.resolve("models.toml"),
        """
        [[models]]
        id = "some-model"
        tier = "openai"
        prices = [{ from = 2026-01-01, input = 1.0, cached = 0.5, output = 2.0 }]
        """);
    Files.writeString(
        workspace.resolve("bellwether.toml"),
        """
        [gemini]
        url = "%1$s"
        [claude]
        url = "%1$s"
        key_file = "%2$s"
        [openai]
        url = "%1$s"
        model = "some-model"
        [telemetry]
        log_file = "log.jsonl"
        otlp_url = "%3$s"
        langfuse_url = "%3$s"
        [[sources]]
        name = "news"
        kind = "newsapi"
        url = "%1$s"
        """
            .formatted(url, keyFile, collector.url()));
  }

  private static void isClean(String what, String text) {
    int at = text.indexOf(MARK);
    String shown = at < 0 ? "" : text.substring(Math.max(0, at - 160), at + MARK.length());
    assertThat(shown).as(what).isEmpty();
  }

  private void storesAreClean() throws Exception {
    try (Stream<Path> files = Files.walk(workspace)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        isClean(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    // Without the keys in its environment, so that it cannot hide them.
    isClean("the database", run(false, "sql", EVERYTHING));
  }

  private static void zipIsClean(Path zip) throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entries.transferTo(bytes);
        isClean("bundle: " + entry.getName(), bytes.toString(StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void noKeyIsFoundAnywhereHoweverServersFail() throws Exception {
    settle();
    Path csv =
        Files.writeString(
            outside.resolve("wire.csv"),
            "date,title,ticker\n2026-11-03T14:00:00Z,Acme beats,ACME\n");
    Path metrics = outside.resolve("bellwether.prom");
    isClean("ingest", run(true, "ingest", "news", csv.toString(), "--debug"));
    for (Failure each : Failure.values()) {
      failure = each;
      failsWithoutAKey(each, metrics);
    }
    isClean("ingest of sources", run(true, "ingest", "--debug"));
    isClean("config", run(true, "config", "show"));
    isClean("dlq", run(false, "dlq", "list", "--format", "jsonl"));
    Path bundle = outside.resolve("bundle.zip");
    isClean("doctor", run(true, "doctor", "--bundle", bundle.toString()));

    assertThat(askedBy).contains("GEMINI", "CLAUDE", "OPENAI", "NEWSAPI");
    isClean("metrics", Files.readString(metrics));
    zipIsClean(bundle);
    assertThat(collector.received()).isNotEmpty();
    collector.received().forEach(each -> isClean("a trace", each.request().toString()));
    assertThat(inArguments).isEmpty();
    storesAreClean();
  }

  private void failsWithoutAKey(Failure how, Path metrics) throws Exception {
    List<String> options =
        List.of("--rescore", "--verbose", "--debug", "--metrics-file", metrics.toString());
    isClean("score, " + how, score(options, "--profile", "live"));
    String vendor = VENDORS.get(how.ordinal() % VENDORS.size());
    isClean("batch of " + vendor + ", " + how, score(options, "--batch", vendor));
  }

  private String score(List<String> options, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("score"));
    arguments.addAll(options);
    arguments.addAll(List.of(more));
    return run(true, arguments.toArray(String[]::new));
  }
}
