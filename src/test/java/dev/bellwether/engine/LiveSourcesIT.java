package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.config.Configuration;
import dev.bellwether.config.Inputs;
import dev.bellwether.entity.Evidence;
import dev.bellwether.entity.Mention;
import dev.bellwether.ingest.edgar.FakeEdgar;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.NewsDesk;
import dev.bellwether.ingest.live.Novelty;
import dev.bellwether.ingest.live.Occasion;
import dev.bellwether.ingest.live.Poll;
import dev.bellwether.ingest.live.Sighting;
import dev.bellwether.store.LiveItems;
import dev.bellwether.store.State;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of a workspace, each look in a program of its own that was started for it. */
class LiveSourcesIT {
  private static final Instant NOON = Instant.parse("2026-11-25T17:00:00Z");

  @TempDir Path folder;
  private Instant now = NOON;

  private Context context() {
    return new Context(
        Workspace.in(folder),
        Configuration.read(new Inputs(folder, folder, Map.of(), List.of())),
        Clock.fixed(now, ZoneOffset.UTC),
        Progress.SILENT,
        () -> "test",
        "0.1.0",
        "watch");
  }

  private void configure(String... lines) throws IOException {
    Files.writeString(folder.resolve("bellwether.toml"), String.join("\n", lines));
  }

  private Path write(String name, String text, StandardOpenOption... how) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, how);
  }

  /** Starts, looks at every source once, keeps what it saw, and ends. */
  private List<Poll> look() {
    List<Poll> polls = new ArrayList<>();
    try (State state = State.open(Workspace.in(folder))) {
      StoredMemory memory = new StoredMemory(new LiveItems(state));
      NewsDesk desk = new NewsDesk(memory, now);
      try (LiveSources sources =
          LiveSources.open(context(), memory, InputStream.nullInputStream())) {
        for (LiveSource source : sources.all()) {
          Poll poll = desk.look(source, now);
          desk.keep(source, poll, now);
          polls.add(poll);
        }
      }
    }
    now = now.plusSeconds(60);
    return polls;
  }

  private List<String> titles() {
    return look().stream()
        .flatMap(poll -> poll.sightings().stream())
        .map(sighting -> sighting.document().content().title())
        .toList();
  }

  private void edgar(FakeEdgar edgar) throws IOException {
    configure(
        "http.user_agent = \"Ann Analyst ann@widgets.test\"",
        "edgar.data_url = \"" + edgar.url() + "\"",
        "edgar.archive_url = \"" + edgar.url() + "\"",
        "[[sources]]",
        "name = \"sec\"",
        "kind = \"edgar-current\"");
  }

  @Test
  void aFilingOfTwoPartiesIsSightedOnceWithItsItemsAndTheSymbolOfItsFiler() throws IOException {
    write(
        "company_tickers.json",
        "{\"0\":{\"cik_str\":42,\"ticker\":\"EXW\",\"title\":\"Example Widgets Inc.\"}}");
    try (FakeEdgar edgar = new FakeEdgar()) {
      edgar(edgar);
      List<Sighting> sightings = look().get(0).sightings();
      assertThat(sightings).hasSize(1);
      Sighting filing = sightings.get(0);
      assertThat(filing.occasion())
          .isEqualTo(new Occasion.Filing("8-K", "0000000042-24-000007", List.of("2.02")));
      assertThat(filing.document().publishedAt()).isEqualTo(Instant.parse("2024-08-01T20:30:12Z"));
      assertThat(filing.document().firstSeenAt()).contains(NOON);
      assertThat(filing.mentions()).containsExactly(new Mention(new Ticker("EXW"), Evidence.FILER));
      assertThat(filing.novelty()).isEqualTo(new Novelty.Fresh());
      int asked = edgar.asked().size();
      assertThat(look().get(0).sightings()).isEmpty();
      assertThat(edgar.asked()).as("only the list is asked for again").hasSize(asked + 1);
    }
  }

  private int sighted(int looks) {
    int filings = 0;
    for (int i = 0; i < looks; i++) {
      filings += look().get(0).sightings().size();
    }
    return filings;
  }

  @Test
  void moreFilingsThanAPageHoldsAreAllSeenOverRestarts() throws IOException {
    try (FakeEdgar edgar = new FakeEdgar()) {
      edgar(edgar);
      edgar.fileMany(150);
      edgar.listAsCurrent(20, 1);
      assertThat(sighted(3)).isEqualTo(20);

      edgar.listAsCurrent(150, 1);

      assertThat(sighted(14)).isEqualTo(130);
    }
  }

  @Test
  void filingsThatCannotBeHadKeepNeitherTheOthersNorTheNextLookWaiting() throws IOException {
    try (FakeEdgar edgar = new FakeEdgar()) {
      edgar(edgar);
      edgar.fileMany(6);
      edgar.loseOfMany(2);
      edgar.listAsCurrent(6, 1);

      Poll first = look().get(0);

      assertThat(first.sightings()).hasSize(4);
      assertThat(first.trouble()).isPresent();
      Poll quiet = look().get(0);
      assertThat(quiet.next()).isBefore(now.plusSeconds(120));
    }
  }

  @Test
  void whileEdgarBlocksUsNothingIsAsked() throws IOException {
    try (FakeEdgar edgar = new FakeEdgar()) {
      edgar(edgar);
      edgar.block(403, "<html>Request Rate Threshold Exceeded</html>");
      assertThat(look().get(0).trouble())
          .hasValueSatisfying(trouble -> assertThat(trouble).contains("EDGAR blocks us"));
      int asked = edgar.asked().size();
      Poll poll = look().get(0);
      assertThat(poll.trouble())
          .hasValueSatisfying(trouble -> assertThat(trouble).contains("blocked this machine"));
      assertThat(poll.next()).isAfter(NOON);
      assertThat(edgar.asked()).hasSize(asked);
    }
  }

  @Test
  void theSameStoryOfTwoFeedsIsOneFreshAndOneRepeat() throws IOException {
    String item =
        "<rss><channel><item><guid>%s</guid><title>Acme raises its forecast for the year</title>"
            + "<link>https://x.org/%s</link></item></channel></rss>";
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      configure(
          "[[sources]]",
          "name = \"a\"",
          "kind = \"feed\"",
          "url = \"" + server.url("/a") + "\"",
          "[[sources]]",
          "name = \"b\"",
          "kind = \"json\"",
          "url = \"" + server.url("/b").newBuilder().host("127.0.0.1").build() + "\"");
      server.enqueue(new MockResponse.Builder().body(item.formatted("1", "1")).build());
      server.enqueue(
          new MockResponse.Builder()
              .body("[{\"id\":\"x\",\"title\":\"Acme raises its forecast for the year\"}]")
              .build());
      List<Poll> polls = look();
      String first = polls.get(0).sightings().get(0).document().id();
      assertThat(polls.get(1).sightings().get(0).novelty()).isEqualTo(new Novelty.Repeat(first));
    }
  }

  @Test
  void linesAreReadWhenTheyAreFinishedAndAFileThatIsReplacedIsReadAnew() throws IOException {
    configure("[[sources]]", "name = \"in\"", "kind = \"folder\"", "path = \"inbox\"");
    write("inbox/a.jsonl", "{\"title\":\"one\"}\n{\"title\":\"two\"}\n");
    assertThat(titles()).containsExactly("one", "two");
    assertThat(titles()).isEmpty();
    write("inbox/a.jsonl", "{\"title\":\"three\"}\n", StandardOpenOption.APPEND);
    assertThat(titles()).containsExactly("three");
    write("inbox/a.jsonl", "{\"title\":\"four\"}\n");
    assertThat(titles()).containsExactly("four");
    Files.delete(folder.resolve("inbox/a.jsonl"));
    assertThat(titles()).isEmpty();
    write("inbox/a.jsonl", "{\"title\":\"four\"}\n{\"title\":\"five\"}");
    assertThat(titles()).as("the last line has no end, and nobody writes").containsExactly("five");
  }

  @Test
  void aLineThatSomebodyIsStillWritingWaitsForItsEnd() throws IOException {
    configure("[[sources]]", "name = \"in\"", "kind = \"folder\"", "path = \"inbox\"");
    write("inbox/a.jsonl", "{\"title\":\"one\"}\n{\"title\":\"Apple");
    Poll begun = look().get(0);
    assertThat(begun.sightings()).hasSize(1);
    assertThat(begun.rejects()).isEmpty();
    write("inbox/a.jsonl", " recalls phones\"}\n", StandardOpenOption.APPEND);
    assertThat(titles()).containsExactly("Apple recalls phones");
  }

  @Test
  void aRowThatIsCutInTheMiddleOfItsPriceRaisesNoAlert() throws IOException {
    configure(
        "[[triggers]]",
        "name = \"big\"",
        "quotes = \"file\"",
        "path = \"quotes.csv\"",
        "volume = 3.0",
        "move = 0.05",
        "window = \"15m\"");
    String rows = "ticker,price,volume\nAAPL,231.10,5\n";
    write("quotes.csv", rows);
    assertThat(look().get(0).sightings()).isEmpty();
    write("quotes.csv", rows + "AAPL,23");
    Poll cut = look().get(0);
    assertThat(cut.sightings()).isEmpty();
    assertThat(cut.rejects())
        .extracting(Reject::reason)
        .containsExactly("quotes.csv: the last line is not finished");
    write("quotes.csv", rows + "AAPL,231.20,");
    assertThat(look().get(0).rejects()).as("whole, without a volume").isEmpty();
  }

  @Test
  void whatIsWrongInAFolderNamesItsFileAndLineOnce() throws IOException {
    configure("[[sources]]", "name = \"in\"", "kind = \"folder\"", "path = \"inbox\"");
    write("inbox/a.jsonl", "{\"title\":\"one\"}\n{\"title\":\n");
    write("inbox/b.csv", "title,date\ntwo,yesterday\n");
    write("inbox/c.xyz", "what");
    List<Reject> rejects = look().get(0).rejects();
    assertThat(rejects)
        .extracting(Reject::reason)
        .satisfiesExactly(
            a -> assertThat(a).startsWith("a.jsonl: not JSON"),
            b -> assertThat(b).isEqualTo("b.csv: unreadable date 'yesterday'"),
            c -> assertThat(c).contains("c.xyz: cannot be read: cannot tell the format"));
    assertThat(rejects).extracting(Reject::line).containsExactly(2L, 2L, 0L);
    assertThat(look().get(0).rejects()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsTroubleAndNotTheEnd() throws IOException {
    configure("[[sources]]", "name = \"in\"", "kind = \"folder\"", "path = \"inbox\"");
    assertThat(look().get(0).trouble()).isPresent();
    write("inbox/a.jsonl", "{\"title\":\"one\"}\n");
    assertThat(titles()).containsExactly("one");
  }

  @Test
  void aTriggerOverAFileRaisesItsAlertOnce() throws IOException {
    configure(
        "[[triggers]]",
        "name = \"big\"",
        "quotes = \"file\"",
        "path = \"quotes.csv\"",
        "move = 0.05");
    write("quotes.csv", "ticker,price,previous_close\nAAPL,94,100\nDEAD,0,50\n");
    Poll poll = look().get(0);
    assertThat(poll.sightings()).hasSize(1);
    assertThat(poll.sightings().get(0).occasion()).isInstanceOf(Occasion.PriceMove.class);
    assertThat(poll.rejects())
        .extracting(Reject::reason)
        .containsExactly("quotes.csv: no price of DEAD");
    assertThat(look().get(0).sightings()).isEmpty();
  }

  @Test
  void standardInputHasOneReader() throws IOException {
    configure(
        "[[sources]]",
        "name = \"in\"",
        "kind = \"stdin\"",
        "[[triggers]]",
        "name = \"big\"",
        "quotes = \"stdin\"",
        "move = 0.05");
    assertThat(catchThrowableOfType(BellwetherException.class, this::look))
        .hasMessage("2 sources and triggers read standard input");
  }

  @Test
  void aTriggerWithoutItsKeyNamesTheVariable() throws IOException {
    configure(
        "[[triggers]]",
        "name = \"big\"",
        "quotes = \"finnhub\"",
        "tickers = [\"AAPL\"]",
        "move = 0.05");
    BellwetherException mistake =
        org.assertj.core.api.Assertions.catchThrowableOfType(BellwetherException.class, this::look);
    assertThat(mistake).hasMessage("trigger big has no key");
    assertThat(mistake.hint()).contains("BELLWETHER_FINNHUB_API_KEY");
    assertThat(mistake.kind()).isEqualTo(BellwetherException.Kind.CREDENTIALS);
  }
}
