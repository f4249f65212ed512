package dev.bellwether.engine;

import dev.bellwether.config.Configuration;
import dev.bellwether.config.Flag;
import dev.bellwether.config.Inputs;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.store.SqlConsole;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A workspace with headlines, whose cloud tiers are fakes on this machine. */
final class CloudLab {
  /** A note of a run, and when it was made. */
  record Note(Instant at, String text) {}

  static final String KEY = "planted-key-0123456789";

  private final Path folder;
  private final String url;
  private final AtomicInteger runs = new AtomicInteger();
  final List<Note> notes = new CopyOnWriteArrayList<>();

  /** Hears how many texts are done each time. */
  volatile LongConsumer onAdvance = items -> {};

  /** What runs take for the time. */
  volatile Clock clock = Clock.systemUTC();

  /** The key of the tiers. */
  volatile String key = KEY;

  CloudLab(Path folder, String url) {
    this.folder = folder;
    this.url = url;
  }

  /** Writes and ingests so many different headlines, and lifts the vendors' limits. */
  CloudLab holding(int headlines) throws IOException {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < headlines; i++) {
      csv.append(
          "2026-11-%02dT14:00:00Z,Company %d beats estimates by %d cents,T%d\n"
              .formatted(1 + i % 20, i, i % 97, i % 50));
    }
    return ingesting(csv.toString());
  }

  /** The same with these headlines, all of one day and one company. */
  CloudLab holding(String... headlines) throws IOException {
    StringBuilder csv = new StringBuilder();
    for (String headline : headlines) {
      csv.append("2026-11-02T14:00:00Z,").append(headline).append(",ACME\n");
    }
    return ingesting(csv.toString());
  }

  private CloudLab ingesting(String rows) throws IOException {
    liftLimits();
    Path file = Files.writeString(folder.resolve("wire.csv"), "date,title,ticker\n" + rows);
    IngestNews.run(
        context(),
        new IngestNews.Request(
            List.of(file),
            new NewsOptions(Map.of(), Optional.of("wire"), Optional.empty(), Optional.empty()),
            Optional.empty()));
    return this;
  }

  void liftLimits() throws IOException {
    Files.writeString(
        folder.resolve("models.toml"),
        """
        [[models]]
        id = "gemini-3.5-flash-lite"
        tier = "gemini"
        default = true
        prices = [{ from = 2026-07-21, input = 0.30, cached = 0.03, output = 2.50 }]

        [[models]]
        id = "claude-haiku-5-5"
        tier = "claude"
        default = true
        prices = [{ from = 2026-10-07, input = 0.10, cached = 0.01, cache_write = 0.125, output = 0.50 }]
        """);
  }

  Context context(String... settings) {
    return context(Instruments.NONE, settings);
  }

  Context context(Instruments instruments, String... settings) {
    List<Flag> flags = new ArrayList<>();
    List<String> all =
        new ArrayList<>(
            List.of("gemini.url=" + url, "claude.url=" + url, "limits.per_minute=1000000"));
    all.addAll(Arrays.asList(settings));
    Map<String, String> last = new LinkedHashMap<>();
    for (String each : all) {
      String[] pair = each.split("=", 2);
      last.put(pair[0], pair[1]);
    }
    last.forEach((key, value) -> flags.add(new Flag("--set", key, value)));
    return new Context(
        Workspace.in(folder),
        Configuration.read(new Inputs(folder, folder.resolve("home"), Map.of(), flags)),
        clock,
        progress(),
        () -> "r" + runs.incrementAndGet(),
        "0-test",
        "bellwether score",
        UnaryOperator.identity(),
        secrets(),
        instruments);
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void stage(String name, long total) {}

      @Override
      public void advance(long items) {
        onAdvance.accept(items);
      }

      @Override
      public void note(String message) {
        notes.add(new Note(Instant.now(), message));
      }

      @Override
      public boolean stopped() {
        return false;
      }
    };
  }

  private Secrets secrets() {
    return new Secrets() {
      @Override
      public Optional<String> variable(String name) {
        return name.matches(".*(GEMINI|CLAUDE)_API_KEY") ? Optional.of(key) : Optional.empty();
      }

      @Override
      public void hide(String secret) {}
    };
  }

  /** One number out of the database, everything folded in. */
  long number(String sql) throws IOException {
    return value(sql) instanceof Number number ? number.longValue() : -1;
  }

  /** One text out of the database, everything folded in. */
  String text(String sql) throws IOException {
    return String.valueOf(value(sql));
  }

  private @Nullable Object value(String sql) throws IOException {
    List<@Nullable Object> last = new ArrayList<>();
    RunSql.run(
        context(),
        sql,
        true,
        new SqlConsole.Sink() {
          @Override
          public void begin(List<String> columns) {}

          @Override
          public void row(List<? extends @Nullable Object> values) {
            last.clear();
            last.add(values.get(0));
          }
        });
    return last.get(0);
  }
}
