package dev.bellwether.engine;

import dev.bellwether.Content;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Document;
import dev.bellwether.Provenance;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.config.Configuration;
import dev.bellwether.config.Flag;
import dev.bellwether.config.Inputs;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.store.BarWriter;
import dev.bellwether.store.Database;
import dev.bellwether.store.DocumentWriter;
import dev.bellwether.store.ReplayInputs;
import dev.bellwether.store.ScoreJournal;
import dev.bellwether.store.State;
import dev.bellwether.store.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** A workspace with real stores, and replays in it. */
final class ReplayLab {
  static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");
  static final Selection SELECTION = new Selection(Tier.EMBEDDED, "told", "f", "none", "", "");
  private static final Provenance PROVENANCE =
      new Provenance(SELECTION, TokenUsage.NONE, Cost.ZERO, Duration.ZERO, false);

  private final Path folder;
  private int runs;

  private ReplayLab(Path folder) {
    this.folder = folder;
  }

  /** An empty workspace. */
  static ReplayLab in(Path folder) {
    return new ReplayLab(folder);
  }

  /** A workspace that holds the market. */
  static ReplayLab holding(Path folder, Market market) {
    return in(folder).write(market);
  }

  /**
   * The context of a command.
   *
   * @param settings such as {@code replay.entry=next_close}
   */
  Context context(String... settings) {
    List<Flag> flags =
        Arrays.stream(settings)
            .map(each -> each.split("=", 2))
            .map(pair -> new Flag("--set", pair[0], pair[1]))
            .toList();
    return new Context(
        Workspace.in(folder),
        Configuration.read(new Inputs(folder, folder.resolve("home"), Map.of(), flags)),
        Clock.fixed(NOW, ZoneOffset.UTC),
        Progress.SILENT,
        () -> "r" + runs++,
        "0-test",
        "bellwether replay");
  }

  /** News and prices without scores. */
  ReplayLab writeInputs(Market market) {
    Folding.write(context(), database -> writeInputs(database, market));
    return this;
  }

  ReplayLab write(Market market) {
    writeInputs(market);
    try (State state = State.open(Workspace.in(folder));
        ScoreJournal journal = new ScoreJournal(state, "test", SELECTION)) {
      market.articles().forEach(article -> addScore(journal, article));
      journal.commit();
    }
    return this;
  }

  /** Scores the market's articles by another selection too. */
  ReplayLab score(
      Market market,
      Selection selection,
      boolean fallback,
      ToDoubleFunction<Market.Article> value) {
    Provenance by = new Provenance(selection, TokenUsage.NONE, Cost.ZERO, Duration.ZERO, fallback);
    try (State state = State.open(Workspace.in(folder));
        ScoreJournal journal = new ScoreJournal(state, "test", selection)) {
      for (Market.Article article : market.articles()) {
        Optional<Ticker> ticker = tickers(article).stream().findFirst();
        journal.add(
            ticker.map(Ticker::symbol).orElse("*"),
            new Score(
                hash(article), ticker, value.applyAsDouble(article), 1, Direction.NEUTRAL, by),
            List.of(),
            NOW);
      }
      journal.commit();
    }
    Folding.write(context(), database -> database);
    return this;
  }

  private static void addScore(ScoreJournal journal, Market.Article article) {
    Optional<Ticker> ticker = tickers(article).stream().findFirst();
    journal.add(
        ticker.map(Ticker::symbol).orElse("*"),
        new Score(hash(article), ticker, article.score(), 1, Direction.NEUTRAL, PROVENANCE),
        List.of(),
        NOW);
  }

  private static Database writeInputs(Database database, Market market) {
    try (DocumentWriter documents =
            new DocumentWriter(database, NearDuplicateMarks.COMPARISON, "test", NOW);
        BarWriter bars = new BarWriter(database, "test")) {
      market.articles().forEach(article -> documents.add(document(article)));
      market.bars().forEach(bar -> bars.add(bar, "none"));
      bars.finish();
    }
    return database;
  }

  /** Depends on nothing but the article, so that the order of writing leaves no trace. */
  private static String hash(Market.Article article) {
    byte[] name = article.toString().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
  }

  private static List<Ticker> tickers(Market.Article article) {
    return article.ticker().isEmpty() ? List.of() : List.of(new Ticker(article.ticker()));
  }

  private static Document document(Market.Article article) {
    String hash = hash(article);
    return new Document(
        hash,
        "test",
        "",
        tickers(article),
        article.published(),
        article.firstSeen(),
        new Content(hash, "Title " + hash, ""));
  }

  ReplayReport replay(String... settings) {
    return ReplaySignals.run(context(settings), new ReplaySignals.Request(Optional.empty(), false));
  }

  /** A replay of several selections together. */
  ReplayReport replayMixed(Optional<String> selection, String... settings) {
    return ReplaySignals.run(
        context(settings), new ReplaySignals.Request(selection, true, false, ReplayExtras.NONE));
  }

  /** The grid that a replay would measure. */
  ReplayPanel panel(String... settings) {
    Context context = context(settings);
    return Folding.read(
        context,
        database -> {
          String key = ReplayInputs.selections(database).get(0).key();
          ReplayInputs.News news = ReplayInputs.news(database, key);
          return ReplayPanel.of(
              news, ReplayInputs.bars(database, news.tickers()), context.settings());
        });
  }
}
