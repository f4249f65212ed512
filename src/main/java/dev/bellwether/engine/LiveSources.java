package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.config.HttpSettings;
import dev.bellwether.config.Source;
import dev.bellwether.config.Trigger;
import dev.bellwether.entity.TickerJudge;
import dev.bellwether.entity.TickerRules;
import dev.bellwether.ingest.feed.FeedOptions;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.live.Cadence;
import dev.bellwether.ingest.live.FeedPage;
import dev.bellwether.ingest.live.FilingSource;
import dev.bellwether.ingest.live.FolderSource;
import dev.bellwether.ingest.live.GrowingFiles;
import dev.bellwether.ingest.live.JsonPage;
import dev.bellwether.ingest.live.LiveMemory;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.NewsApiPage;
import dev.bellwether.ingest.live.PageReader;
import dev.bellwether.ingest.live.StreamSource;
import dev.bellwether.ingest.live.WebSource;
import dev.bellwether.ingest.price.LatestQuotes;
import dev.bellwether.ingest.web.HostGate;
import dev.bellwether.ingest.web.PageRequest;
import dev.bellwether.ingest.web.WebPages;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes live sources of the {@code [[sources]]} and {@code [[triggers]]} of a workspace. */
final class LiveSources implements AutoCloseable {
  /** Between two requests to one host, whatever sources make them. */
  private static final Duration HOST_GAP = Duration.ofMillis(250);

  private final Context context;
  private final LiveMemory memory;
  private final WebPages pages;
  private final WebSource.Surroundings web;
  private final TickerJudge judge;
  private final Companies companies;
  private final LatestQuotes quotes = new LatestQuotes();
  private final List<LiveSource> all = new ArrayList<>();

  private LiveSources(Context context, LiveMemory memory) {
    HttpSettings http = context.settings().http();
    this.context = context;
    this.memory = memory;
    this.pages = new WebPages(http.userAgent(), http.timeout(), context.clock());
    this.web = new WebSource.Surroundings(pages, new HostGate(HOST_GAP), memory);
    this.companies = Companies.load(context);
    this.judge = new TickerJudge(companies.names());
  }

  /**
   * Opens all sources that can be looked at again and again, and all triggers; archives of news and
   * prices are not among them.
   *
   * @param memory what was seen before, and marks
   * @param stdin for the source of kind stdin, or the trigger with such quotes
   * @throws BellwetherException if a source cannot work as it is set
   */
  static LiveSources open(Context context, LiveMemory memory, InputStream stdin) {
    refuseTwoReaders(context);
    LiveSources sources = open(context, context.configuration().sources(), memory, stdin);
    try {
      PriceTriggers triggers =
          new PriceTriggers(context, memory, sources.pages, stdin, sources.quotes);
      context.configuration().triggers().forEach(each -> sources.all.add(triggers.source(each)));
      return sources;
    } catch (BellwetherException e) {
      sources.close();
      throw e;
    }
  }

  /** Standard input can be read by one only. */
  private static void refuseTwoReaders(Context context) {
    long readers =
        context.configuration().sources().stream()
                .filter(source -> source.kind() == Source.Kind.STDIN)
                .count()
            + context.configuration().triggers().stream()
                .filter(trigger -> trigger.quotes() == Trigger.Quotes.STDIN)
                .count();
    if (readers > 1) {
      throw BellwetherException.usage(
          readers + " sources and triggers read standard input", "leave it to one of them");
    }
  }

  /** Opens some sources only. */
  static LiveSources open(
      Context context, List<Source> chosen, LiveMemory memory, InputStream stdin) {
    LiveSources sources = new LiveSources(context, memory);
    try {
      chosen.forEach(source -> sources.add(source, stdin));
      return sources;
    } catch (BellwetherException e) {
      sources.close();
      throw e;
    }
  }

  /** Also reads standard input, as a source named so; for when no source of the workspace does. */
  void addStdin(InputStream stdin) {
    add(new Source("stdin", Source.Kind.STDIN, "", Map.of()), stdin);
  }

  /** What the triggers know of prices. */
  LatestQuotes quotes() {
    return quotes;
  }

  List<LiveSource> all() {
    return List.copyOf(all);
  }

  private void add(Source source, InputStream stdin) {
    switch (source.kind()) {
      case NEWS, PRICES -> {
        // Files that are read by 'ingest'.
      }
      case FEED ->
          all.add(
              web(
                  source,
                  source.location(),
                  SourceKey.header(context, source),
                  new FeedPage(feed(source)),
                  Duration.ofMinutes(1)));
      case JSON ->
          all.add(
              web(
                  source,
                  source.location(),
                  SourceKey.header(context, source),
                  new JsonPage(
                      source.name(), SourceOptions.text(source, "items").orElse(""), lines(source)),
                  Duration.ofMinutes(1)));
      case NEWSAPI -> all.add(newsApi(source));
      case FOLDER -> all.add(folder(source));
      case STDIN ->
          all.add(
              new StreamSource(
                  source.name(), interval(source, Duration.ofMillis(20)), stdin, lines(source)));
      case EDGAR_CURRENT -> all.add(filings(source));
    }
  }

  private LiveSource web(
      Source source, String url, Map<String, String> headers, PageReader reader, Duration usual) {
    return new WebSource(
        source.name(), new PageRequest(url, headers, "", ""), reader, cadence(source, usual), web);
  }

  private LiveSource newsApi(Source source) {
    Map<String, String> headers = SourceKey.header(context, source);
    if (headers.isEmpty()) {
      throw new BellwetherException(
          BellwetherException.Kind.CREDENTIALS,
          "source " + source.name() + " has no key",
          "set " + NewsApiSearch.VARIABLE + ", or key_file in its [[sources]] table");
    }
    return web(
        source,
        NewsApiSearch.url(source),
        headers,
        new NewsApiPage(source.name(), rules(source)),
        Duration.ofMinutes(15));
  }

  private LiveSource folder(Source source) {
    Path root = context.workspace().root();
    GrowingFiles files = new GrowingFiles(() -> WatchedFiles.list(root, source.location()));
    return new FolderSource(
        source.name(), interval(source, Duration.ofSeconds(1)), files, lines(source), memory);
  }

  private LiveSource filings(Source source) {
    Set<String> forms = Set.of(SourceOptions.list(source, "forms", "8-K").toArray(String[]::new));
    return new FilingSource(
        source.name(),
        IngestEdgar.index(context),
        forms,
        new LiveFilings(new FilingDocuments(ChunkFilings.priorities(context)), companies),
        cadence(source, Duration.ofSeconds(30)),
        memory);
  }

  private FeedOptions feed(Source source) {
    return feed(source, rules(source));
  }

  static FeedOptions feed(Source source, TickerRules rules) {
    boolean categories =
        SourceOptions.text(source, "map.tickers").filter("category"::equals).isPresent();
    return new FeedOptions(source.name(), source.location(), categories, rules);
  }

  private NewsLines lines(Source source) {
    NewsOptions options =
        new NewsOptions(
            SourceOptions.map(source.options()),
            Optional.empty(),
            SourceOptions.text(source, "date_format"),
            SourceOptions.text(source, "zone").map(ZoneId::of));
    return new NewsLines(source.name(), options, rules(source));
  }

  private TickerRules rules(Source source) {
    return rules(source, judge);
  }

  static TickerRules rules(Source source, TickerJudge judge) {
    List<Ticker> tickers =
        SourceOptions.list(source, "tickers", "").stream().map(Ticker::of).toList();
    boolean trusted = SourceOptions.text(source, "trust_tags").filter("true"::equals).isPresent();
    return new TickerRules(tickers, trusted, judge);
  }

  private static Cadence cadence(Source source, Duration usual) {
    // Any seed will do: what matters is that sources differ.
    return new Cadence(interval(source, usual), new Random(source.name().hashCode()));
  }

  private static Duration interval(Source source, Duration usual) {
    return source.interval().orElse(usual);
  }

  @Override
  public void close() {
    all.forEach(LiveSource::close);
    pages.close();
  }
}
