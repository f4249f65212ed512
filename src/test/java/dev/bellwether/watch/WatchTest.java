package dev.bellwether.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.Content;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import dev.bellwether.ingest.live.NewsDesk;
import dev.bellwether.ingest.live.Novelty;
import dev.bellwether.ingest.live.Occasion;
import dev.bellwether.ingest.live.PriceAlert;
import dev.bellwether.ingest.live.Sighting;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop with everything around it made up. */
class WatchTest {
  private static final Instant AT = Instant.parse("2026-11-24T14:30:00Z");
  private static final Ticker AAPL = new Ticker("AAPL");

  private final FakeSource source = new FakeSource();
  private final FakeChannel channel = new FakeChannel("main");
  private final FakeAnalyst analyst = new FakeAnalyst();
  private final MemoryJournal journal = new MemoryJournal();
  private final MapMemory memory = new MapMemory();
  private final List<WatchEvent> events = new CopyOnWriteArrayList<>();
  private final Map<Ticker, Quote> prices = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicBoolean stop = new AtomicBoolean();
  private List<Watch.Line> lines =
      List.of(new Watch.Line(channel, ChannelRule.all(channel.name()), ""));
  private Rules rules =
      new Rules(
          Set.of(),
          Optional.empty(),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          true,
          Duration.ofMillis(30),
          Duration.ofMinutes(55),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Optional.empty());

  /** How far the clock on the wall is off. */
  private final AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);

  private final InstantSource wall = () -> Instant.now().plus(off.get());
  private CompletableFuture<Integer> running = CompletableFuture.completedFuture(0);

  private Rules rules(Duration late, boolean resend, Duration lastRetry, boolean once) {
    return new Rules(
        Set.of(),
        rules.maxAge(),
        late,
        rules.digestAfter(),
        resend,
        rules.firstRetry(),
        lastRetry,
        rules.drain(),
        rules.pulse(),
        once ? Optional.of(Duration.ofMinutes(1)) : Optional.empty());
  }

  private Rules pulsing(Duration pulse) {
    return new Rules(
        Set.of(),
        rules.maxAge(),
        rules.late(),
        rules.digestAfter(),
        false,
        rules.firstRetry(),
        rules.lastRetry(),
        rules.drain(),
        pulse,
        Optional.empty());
  }

  private Rules watching(Ticker ticker) {
    return new Rules(
        Set.of(ticker),
        rules.maxAge(),
        rules.late(),
        rules.digestAfter(),
        true,
        rules.firstRetry(),
        rules.lastRetry(),
        rules.drain(),
        rules.pulse(),
        Optional.empty());
  }

  private Rules withoutDrain() {
    return new Rules(
        Set.of(),
        rules.maxAge(),
        rules.late(),
        rules.digestAfter(),
        true,
        rules.firstRetry(),
        rules.lastRetry(),
        Duration.ZERO,
        rules.pulse(),
        Optional.empty());
  }

  private Rules impatient() {
    return new Rules(
        Set.of(),
        rules.maxAge(),
        rules.late(),
        Duration.ZERO,
        true,
        rules.firstRetry(),
        rules.lastRetry(),
        rules.drain(),
        rules.pulse(),
        Optional.empty());
  }

  private void start() {
    stop.set(false);
    Watch watch =
        new Watch(
            new Watch.Parts(
                "run",
                List.of(source),
                new NewsDesk(memory, Instant.now()),
                lines,
                analyst,
                journal,
                () -> "post" + ids.incrementAndGet(),
                (from, reject) -> {},
                ticker -> Optional.ofNullable(prices.get(ticker)),
                () -> Cost.ZERO,
                events::add),
            rules,
            new Time(wall.withZone(ZoneOffset.UTC), System::nanoTime));
    running =
        CompletableFuture.supplyAsync(
            () -> {
              try (watch) {
                return watch.run(stop::get).unfinished();
              }
            });
  }

  /** Ends it as a kill would: whatever was under way is not told to anybody. */
  private void stopNow() {
    stop.set(true);
    try {
      running.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the watch did not end well", e);
    }
  }

  @AfterEach
  void end() {
    stopNow();
  }

  private static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never: " + what);
      }
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void untilSettled(String article) {
    until(
        article + " is settled",
        () ->
            journal.unfinished().stream().noneMatch(e -> e.article().id().equals(article))
                && journal.find(article).isPresent());
  }

  private static Document document(String title) {
    return document(title, "k-" + title.hashCode());
  }

  private static Document document(String title, String key) {
    Content content = new Content(ContentHash.of(title, ""), title, "");
    String id = DocumentId.of("wire", key, content.hash(), AT);
    return new Document(
        id,
        "wire",
        "https://example.org/" + key,
        List.of(AAPL),
        AT,
        Optional.of(Instant.now()),
        content);
  }

  private static Document about(List<Ticker> tickers, String title) {
    return about(tickers, title, "k-" + title.hashCode());
  }

  private static Document about(List<Ticker> tickers, String title, String key) {
    Document plain = document(title, key);
    return new Document(
        plain.id(),
        plain.source(),
        plain.url(),
        tickers,
        plain.publishedAt(),
        plain.firstSeenAt(),
        plain.content());
  }

  private String show(Document document, String key, Occasion occasion) {
    source.news.add(new Sighting(document, key, List.of(), occasion, new Novelty.Fresh()));
    return document.id();
  }

  private String show(String title) {
    Document document = document(title);
    return show(document, "k-" + title.hashCode(), new Occasion.News());
  }

  @Test
  void anArticleIsAlertedFirstAndEditedWithItsVerdict() {
    analyst.holding = true;
    start();
    String id = show("Apple beats estimates");
    until("it is alerted", () -> channel.posts().size() == 1);
    until("a verdict is asked for", () -> analyst.questions.size() == 1);
    assertThat(channel.posts().get(0).card().analysis()).isInstanceOf(Analysis.Pending.class);
    until("that is told", () -> events.stream().anyMatch(e -> e.type().equals("alerted")));

    analyst.release();
    untilSettled(id);

    assertThat(channel.words(id)).containsExactly("pending", "final");
    assertThat(channel.edits().get(0).messageId()).isEqualTo("m1");
    until("it is told", () -> events.stream().anyMatch(e -> e.type().equals("edited")));
    assertThat(events.stream().map(WatchEvent::type))
        .containsSubsequence("started", "seen", "alerted", "scored", "edited");
  }

  @Test
  void anArticleIsJudgedForTheTickerThatIsWatchedAndShowsItsPrice() {
    Ticker amd = new Ticker("AMD");
    prices.put(
        AAPL, new Quote(OptionalDouble.of(230), OptionalDouble.empty(), OptionalDouble.empty()));
    prices.put(
        amd, new Quote(OptionalDouble.of(99), OptionalDouble.of(0.02), OptionalDouble.empty()));
    rules = watching(amd);
    start();
    Document document = about(List.of(AAPL, amd), "Apple and AMD agree on a chip");
    String both = show(document, "k-both", new Occasion.News());
    String other = show("Apple opens a shop");
    untilSettled(both);
    untilSettled(other);

    assertThat(analyst.questions)
        .extracting(question -> question.subject().orElseThrow())
        .containsExactlyInAnyOrder(amd, AAPL);
    assertThat(channel.posts())
        .extracting(sent -> sent.card().quote().orElseThrow().price().getAsDouble())
        .containsExactlyInAnyOrder(99.0, 230.0);
  }

  @Test
  void whatWasFinishedAMonthAgoIsForgottenAtTheStart() {
    start();
    until("it is swept", () -> !journal.forgotten.isEmpty());
    assertThat(journal.forgotten.get(0))
        .isBetween(
            Instant.now().minus(Duration.ofDays(30)).minusSeconds(60),
            Instant.now().minus(Duration.ofDays(30)));
  }

  @Test
  void whatIsSentIsInTheJournalBefore() {
    List<Alert.State> states = new CopyOnWriteArrayList<>();
    channel.onSend(sent -> states.add(journal.alert(sent.card().id(), "main").state()));
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(states).containsExactly(Alert.State.SENDING, Alert.State.POSTED);
    assertThat(journal.archived).hasSize(1);
  }

  @Test
  void anAlertWhoseAnswerIsLostIsSentAgainAndSaysSo() {
    channel.answers.add(new Answer.Lost("no answer"));
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(channel.posts()).hasSize(2);
    assertThat(channel.posts().get(0).card().note()).isEmpty();
    assertThat(channel.posts().get(1).card().note()).isEqualTo("possible repeat");
    assertThat(channel.edits()).allMatch(s -> s.card().note().equals("possible repeat"));
  }

  @Test
  void orItIsHeldWhereRepeatsAreNotWanted() {
    rules = rules(rules.late(), false, rules.lastRetry(), false);
    channel.answers.add(new Answer.Lost("no answer"));
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(channel.posts()).hasSize(1);
    assertThat(journal.alert(id, "main").state()).isEqualTo(Alert.State.HELD);
    until(
        "it is told",
        () -> events.stream().anyMatch(e -> e instanceof WatchEvent.Uncertain u && u.held()));
  }

  @Test
  void aChannelThatKnowsTheNonceIsAskedAgainWithoutAWord() {
    channel.remembers = Duration.ofMinutes(2);
    rules = rules(rules.late(), false, rules.lastRetry(), false);
    channel.answers.add(new Answer.Lost("no answer"));
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(channel.posts()).hasSize(2);
    assertThat(channel.posts().get(1).message().nonce())
        .isEqualTo(channel.posts().get(0).message().nonce());
    assertThat(channel.posts().get(1).card().note()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackMakesNoRepeatLookLikeNone() {
    channel.onSend(sent -> off.set(Duration.ofHours(-2)));
    channel.answers.add(new Answer.Lost("no answer"));
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(channel.posts().get(1).card().note()).isEqualTo("possible repeat");
  }

  @Test
  void anAlertThatWasNeverSentOrRefusedForTheRateIsNoRepeat() {
    channel.answers.add(new Answer.NotSent("no network"));
    channel.answers.add(new Answer.Throttled(Duration.ofMillis(5), "user"));
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(channel.posts()).hasSize(3);
    assertThat(channel.posts()).allMatch(sent -> sent.card().note().isEmpty());
  }

  @Test
  void theNextWatchFinishesWhatAKilledOneHasBegun() {
    channel.silent = true;
    analyst.holding = true;
    rules = withoutDrain();
    start();
    String sent = show("Apple beats estimates");
    until("it is sent", () -> channel.posts().size() == 1);
    channel.free.set(0);
    String waiting = show("Tesla recalls cars");
    until("it waits", () -> journal.find(waiting).isPresent());
    stopNow();

    channel.silent = false;
    channel.free.set(100);
    analyst.holding = false;
    start();
    untilSettled(sent);
    untilSettled(waiting);

    assertThat(channel.words(sent)).startsWith("pending").endsWith("final");
    assertThat(journal.alert(sent, "main").note()).isEqualTo("possible repeat");
    assertThat(journal.alert(waiting, "main").note()).isEmpty();
    assertThat(channel.posts()).hasSize(3);
  }

  @Test
  void anAlertThatStandsIsEditedByTheNextWatch() {
    analyst.holding = true;
    rules = withoutDrain();
    start();
    String id = show("Apple beats estimates");
    until(
        "it stands",
        () ->
            journal.find(id).isPresent()
                && journal.alert(id, "main").state() == Alert.State.POSTED);
    stopNow();

    analyst.holding = false;
    start();
    untilSettled(id);

    assertThat(channel.posts()).hasSize(1);
    assertThat(channel.edits()).hasSize(1);
    assertThat(channel.edits().get(0).messageId()).isEqualTo("m1");
  }

  @Test
  void aLateVerdictIsSaidToBeLateAndStillLands() {
    rules = rules(Duration.ofMillis(40), true, rules.lastRetry(), false);
    analyst.holding = true;
    start();
    String id = show("Apple beats estimates");
    until("it is late", () -> channel.words(id).contains("late"));

    analyst.release();
    untilSettled(id);

    assertThat(channel.words(id)).containsExactly("pending", "late", "final");
  }

  @Test
  void aStopgapIsMarkedAndReplacedWhenABetterVerdictComes() {
    analyst.judge = q -> FakeAnalyst.found(q.document(), q.upgrade());
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(channel.words(id)).containsExactly("pending", "fallback", "final");
    assertThat(analyst.questions.get(1).upgrade()).isTrue();
  }

  @Test
  void aFailureIsSaidAndTriedAgain() {
    analyst.judge = q -> new Finding.Nothing("all tiers are down");
    start();
    String id = show("Apple beats estimates");
    until("it has failed", () -> channel.words(id).contains("failed"));

    analyst.judge = q -> FakeAnalyst.found(q.document(), true);
    untilSettled(id);

    assertThat(channel.words(id)).containsExactly("pending", "failed", "final");
    assertThat(analyst.questions)
        .as("without a stopgap any verdict is of use")
        .noneMatch(Analyst.Question::upgrade);
  }

  @Test
  void whatNobodyCanImproveInTimeIsFinal() {
    rules = rules(rules.late(), true, Duration.ofMillis(10), false);
    analyst.judge = q -> FakeAnalyst.found(q.document(), false);
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);

    assertThat(channel.words(id)).endsWith("final");
    assertThat(analyst.questions).hasSize(1);
  }

  @Test
  void aChannelThatIsGoneIsToldAndLeftAlone() {
    channel.answers.add(new Answer.Gone("HTTP 404 10015: Unknown Webhook"));
    start();
    String first = show("Apple beats estimates");
    untilSettled(first);
    String second = show("Tesla recalls cars");
    untilSettled(second);

    assertThat(channel.posts()).hasSize(1);
    assertThat(journal.alert(first, "main").state()).isEqualTo(Alert.State.DEAD);
    assertThat(journal.alert(second, "main").state()).isEqualTo(Alert.State.DEAD);
    assertThat(events).filteredOn(e -> e.type().equals("channel_retired")).hasSize(1);
    assertThat(events).filteredOn(e -> e.type().equals("died")).hasSize(2);
    assertThat(journal.retired).containsEntry("main", "HTTP 404 10015: Unknown Webhook");
  }

  @Test
  void aChannelThatAnEarlierWatchHasGivenUpIsSentNothing() {
    analyst.holding = true;
    start();
    String standing = show("Apple beats estimates");
    until("it is alerted", () -> channel.posts().size() == 1);
    channel.free.set(0);
    String waiting = show("Tesla recalls cars");
    until("it waits", () -> journal.find(waiting).isPresent());
    channel.silent = true;
    stopNow();
    channel.free.set(1_000);
    analyst.release();
    lines = List.of(new Watch.Line(channel, ChannelRule.all("main"), "retired since yesterday"));
    start();
    untilSettled(standing);
    untilSettled(waiting);
    String fresh = show("Ford opens a plant");
    untilSettled(fresh);

    assertThat(channel.sent).hasSize(1);
    assertThat(journal.alert(standing, "main").state()).isEqualTo(Alert.State.CLOSED);
    assertThat(journal.alert(waiting, "main").state()).isEqualTo(Alert.State.DEAD);
    assertThat(journal.alert(fresh, "main").reason()).isEqualTo("retired since yesterday");
    assertThat(events).filteredOn(e -> e.type().equals("channel_retired")).hasSize(1);
    assertThat(journal.retired).as("it was kept when it happened").isEmpty();
  }

  @Test
  void anAlertThatIsReleasedWhileTheWatchRunsIsSent() {
    rules = pulsing(Duration.ofMillis(20));
    channel.answers.add(new Answer.Refused("HTTP 400 50035: Invalid Form Body"));
    channel.answers.add(new Answer.Lost("no answer"));
    start();
    String dead = show("Apple beats estimates");
    untilSettled(dead);
    String held = show("Tesla recalls cars");
    untilSettled(held);

    journal.release(dead, "main", "");
    journal.release(held, "main", Alert.POSSIBLE_REPEAT);
    until("both are posted", () -> channel.posts().size() == 4);
    untilSettled(dead);
    untilSettled(held);

    assertThat(channel.posts().subList(2, 4))
        .extracting(sent -> sent.card().id(), sent -> sent.card().note())
        .containsExactly(tuple(dead, ""), tuple(held, "possible repeat"));
    assertThat(journal.alert(held, "main").state()).isEqualTo(Alert.State.POSTED);
  }

  @Test
  void whatWaitsForAChannelThatIsConfiguredNoMoreIsEndedAndNamed() {
    rules = withoutDrain();
    FakeChannel gone = new FakeChannel("gone");
    gone.free.set(1);
    lines =
        List.of(
            new Watch.Line(channel, ChannelRule.all("main"), ""),
            new Watch.Line(gone, ChannelRule.all("gone"), ""));
    analyst.holding = true;
    start();
    String posted = show("Apple beats estimates");
    until("one stands", () -> gone.posts().size() == 1);
    String waiting = show("Apple opens a shop");
    until("the other waits", () -> channel.posts().size() == 2);
    stopNow();

    analyst.holding = false;
    lines = List.of(new Watch.Line(channel, ChannelRule.all("main"), ""));
    start();
    untilSettled(posted);
    untilSettled(waiting);
    assertThat(journal.alert(posted, "gone").state()).isEqualTo(Alert.State.CLOSED);
    assertThat(journal.alert(waiting, "gone").state()).isEqualTo(Alert.State.DEAD);
    assertThat(journal.alert(waiting, "gone").reason())
        .isEqualTo("no webhook 'gone' is configured any more");
    assertThat(events.stream().filter(WatchEvent.Died.class::isInstance)).hasSize(1);
    stop.set(true);
    assertThat(running.join()).as("alerts that are left").isZero();
  }

  @Test
  void whatIsReleasedForAChannelThatIsNotThereIsNamedAgain() {
    rules = pulsing(Duration.ofMillis(20));
    start();
    String id = show("Apple beats estimates");
    untilSettled(id);
    journal.releaseFor(id, "gone");
    until("it is named", () -> journal.alert(id, "gone").state() == Alert.State.DEAD);
    untilSettled(id);
    stop.set(true);
    assertThat(running.join()).as("alerts that are left").isZero();
  }

  @Test
  void withoutAnyChannelWhatWaitsGoesOnWaiting() {
    rules = withoutDrain();
    channel.free.set(0);
    start();
    String id = show("Apple beats estimates");
    until("it waits", () -> told("seen") == 1);
    stopNow();
    lines = List.of();
    start();
    until("it has begun", () -> told("started") == 2);
    stopNow();
    assertThat(journal.alert(id, "main").state()).isEqualTo(Alert.State.WAITING);
  }

  @Test
  void aBurstIsMergedAndADigestThatIsRefusedIsTakenApart() {
    channel.free.set(0);
    rules = impatient();
    analyst.holding = true;
    start();
    List<String> articles = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      articles.add(show("Story number " + i + " on product " + (i * 7919)));
    }
    until("all wait", () -> journal.unfinished().size() == 12);
    channel.answers.add(new Answer.Refused("HTTP 400 50035: Invalid Form Body"));
    channel.free.set(1);
    until("the digest is refused", () -> !channel.posts().isEmpty());
    channel.free.set(100);
    analyst.release();
    articles.forEach(this::untilSettled);

    assertThat(channel.posts().get(0).message().cards()).hasSizeGreaterThan(1);
    int refused = channel.posts().get(0).message().cards().size();
    assertThat(channel.posts().stream().skip(1).filter(s -> s.message().cards().size() == 1))
        .hasSizeGreaterThanOrEqualTo(refused);
    assertThat(articles).allMatch(id -> journal.alert(id, "main").state() == Alert.State.POSTED);
  }

  @Test
  void aDigestIsEditedAsAWholeAlsoAfterSomeOfItIsFinished() {
    channel.free.set(0);
    rules = impatient();
    analyst.judge =
        q ->
            q.document().content().title().contains("number 1 ")
                ? FakeAnalyst.found(q.document(), q.upgrade())
                : FakeAnalyst.found(q.document(), true);
    analyst.holding = true;
    start();
    List<String> articles = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      articles.add(show("Story number " + i + " on product " + (i * 7919)));
    }
    until("all wait", () -> journal.unfinished().size() == 3);
    channel.free.set(1);
    until("the digest is posted", () -> channel.posts().size() == 1);
    channel.free.set(100);
    analyst.release();
    articles.forEach(this::untilSettled);

    assertThat(channel.edits()).isNotEmpty();
    assertThat(channel.edits()).allMatch(s -> s.message().cards().size() == 3);
    assertThat(channel.edits().get(channel.edits().size() - 1).message().cards())
        .allMatch(card -> card.analysis().word().equals("final"));
  }

  @Test
  void aVerdictThatAnOldMessageCannotShowIsToldInANewOne() {
    analyst.holding = true;
    start();
    String id = show("Apple beats estimates");
    until("it is alerted", () -> channel.posts().size() == 1);
    channel.answers.add(new Answer.TooOld("HTTP 400 30046"));
    analyst.release();
    until("it is told anew", () -> channel.posts().size() == 2);
    untilSettled(id);

    assertThat(channel.posts().get(1).card().note()).isEqualTo("update of an earlier alert");
    assertThat(channel.posts().get(1).card().analysis().word()).isEqualTo("final");
  }

  @Test
  void anArticleThatChangesIsScoredAnewAndItsAlertEdited() {
    start();
    String id = show(document("Apple beats estimates", "k"), "k", new Occasion.News());
    untilSettled(id);
    show(document("Apple misses estimates", "k"), "k", new Occasion.News());
    until(
        "the alert changes",
        () -> channel.edits().stream().anyMatch(s -> title(s).contains("misses")));
    untilSettled(id);

    assertThat(channel.posts()).hasSize(1);
    assertThat(analyst.questions).hasSize(2);
    assertThat(channel.words(id)).endsWith("final");
    assertThat(journal.archived).hasSize(2);
  }

  @Test
  void twoVersionsInOneLookAreOneAlertWithTheLatest() {
    source.news.addAll(List.of(version("Apple lifts its forecast"), version("Apple cuts it")));
    start();
    until("it is settled", () -> journal.archived.size() == 2 && journal.unfinished().isEmpty());

    assertThat(channel.posts()).hasSize(1);
    FakeChannel.Sent last = channel.sent.get(channel.sent.size() - 1);
    assertThat(title(last)).isEqualTo("Apple cuts it");
    assertThat(last.card().analysis().word()).isEqualTo("final");
  }

  private static Sighting version(String title) {
    return new Sighting(
        document(title, "q2"), "q2", List.of(), new Occasion.News(), new Novelty.Fresh());
  }

  private Rules forgetting(Duration maxAge) {
    return new Rules(
        Set.of(),
        Optional.of(maxAge),
        rules.late(),
        rules.digestAfter(),
        true,
        rules.firstRetry(),
        rules.lastRetry(),
        rules.drain(),
        rules.pulse(),
        Optional.empty());
  }

  private static Document published(String title, Duration ago) {
    Document plain = document(title);
    return new Document(
        plain.id(),
        plain.source(),
        plain.url(),
        plain.tickers(),
        Instant.now().minus(ago),
        plain.firstSeenAt(),
        plain.content());
  }

  private long told(String type) {
    return events.stream().filter(event -> event.type().equals(type)).count();
  }

  @Test
  void whatWasPublishedLongAgoIsNotedAndNeverAlerted() {
    rules = forgetting(Duration.ofHours(24));
    start();
    Document old = published("Apple opened a shop in spring", Duration.ofDays(20));
    show(old, "old", new Occasion.News());
    Document filing = published("8-K of Apple Inc.", Duration.ofHours(25));
    show(filing, "acc", new Occasion.Filing("8-K", "0001", List.of("2.02")));
    String recent =
        show(published("Apple beats estimates", Duration.ofHours(23)), "new", new Occasion.News());
    untilSettled(recent);
    until("both are noted", () -> told("stale") == 2);
    stopNow();

    rules = forgetting(Duration.ofDays(40));
    start();
    show(old, "old", new Occasion.News());
    String later = show("Apple sues a rival");
    untilSettled(later);

    assertThat(channel.posts())
        .extracting(sent -> sent.card().id())
        .as("what was seen once is not new to a more patient watch")
        .containsExactly(recent, later);
    assertThat(analyst.questions).hasSize(2);
    assertThat(journal.archived).contains(old, filing);
  }

  @Test
  void aCorrectionOfWhatWasAlertedInTimeIsNeverTooOld() {
    rules = forgetting(Duration.ofHours(24));
    start();
    Document first = published("Apple lifts its forecast", Duration.ofHours(1));
    String id = show(first, "k", new Occasion.News());
    untilSettled(id);
    show(published("Apple cuts its forecast", Duration.ofHours(30)), "k", new Occasion.News());
    until(
        "the alert changes",
        () -> channel.edits().stream().anyMatch(s -> title(s).contains("cuts")));

    assertThat(told("stale")).isZero();
  }

  @Test
  void anAlertOnAPriceIsAsOldAsItsRuleAllows() {
    rules = forgetting(Duration.ofHours(1));
    start();
    untilSettled(showMove());

    assertThat(channel.posts()).hasSize(1);
  }

  private static String title(FakeChannel.Sent sent) {
    return sent.card().headline();
  }

  @Test
  void aChannelWithRulesHearsOnlyOfWhatMeetsThem() {
    FakeChannel sure = new FakeChannel("sure");
    FakeChannel filings = new FakeChannel("filings");
    lines =
        List.of(
            new Watch.Line(
                sure,
                new ChannelRule(
                    "sure", Set.of(AAPL), Set.of(), Set.of(), Set.of(Direction.BEARISH), 0.7),
                ""),
            new Watch.Line(
                filings,
                new ChannelRule("filings", Set.of(), Set.of(), Set.of("2.02"), Set.of(), 0),
                ""));
    analyst.judge =
        q ->
            q.document().content().title().contains("probe")
                ? FakeAnalyst.found(q.document(), Direction.BEARISH, 0.9, true)
                : FakeAnalyst.found(q.document(), Direction.BEARISH, 0.6, true);
    start();
    String unsure = show("Apple may delay a product");
    String probe = show("Apple faces probe over fees");
    Document eightK = document("8-K of Apple Inc.");
    String filing =
        show(eightK, "acc", new Occasion.Filing("8-K", "0001", List.of("2.02", "9.01")));
    List.of(unsure, probe, filing).forEach(this::untilSettled);

    assertThat(sure.posts()).hasSize(1);
    assertThat(sure.posts().get(0).card().id()).isEqualTo(probe);
    assertThat(sure.posts().get(0).card().analysis().word()).isEqualTo("final");
    assertThat(filings.posts()).hasSize(1);
    assertThat(filings.posts().get(0).card().kind()).isEqualTo("8-K 2.02, 9.01");
  }

  private static final Ticker NVDA = new Ticker("NVDA");

  private static FakeChannel following(List<Watch.Line> lines, String name, ChannelRule rule) {
    FakeChannel channel = new FakeChannel(name);
    lines.add(new Watch.Line(channel, rule, ""));
    return channel;
  }

  private static ChannelRule about(String channel, Ticker... tickers) {
    return new ChannelRule(channel, Set.of(tickers), Set.of(), Set.of(), Set.of(), 0);
  }

  /** Bad for the first share that the text names, good for the others. */
  private static Finding mixed(Analyst.Question question) {
    boolean first = question.subject().equals(question.document().tickers().stream().findFirst());
    return FakeAnalyst.found(
        question.document(),
        question.subject(),
        first ? Direction.BEARISH : Direction.BULLISH,
        0.9,
        true);
  }

  private static Optional<Ticker> judgedFor(FakeChannel channel) {
    return ((Analysis.Judged) channel.last().card().analysis()).ticker();
  }

  @Test
  void aChannelIsShownTheVerdictAndThePriceOfTheShareThatItFollows() {
    List<Watch.Line> several = new ArrayList<>();
    FakeChannel all = following(several, "all", ChannelRule.all("all"));
    FakeChannel both = following(several, "both", about("both", AAPL, NVDA));
    FakeChannel nvidia = following(several, "nvidia", about("nvidia", NVDA));
    lines = several;
    prices.put(
        AAPL, new Quote(OptionalDouble.of(230), OptionalDouble.empty(), OptionalDouble.empty()));
    prices.put(
        NVDA, new Quote(OptionalDouble.of(99), OptionalDouble.empty(), OptionalDouble.empty()));
    analyst.judge = WatchTest::mixed;
    start();
    String id =
        show(about(List.of(AAPL, NVDA), "Nvidia wins as Apple loses"), "k-1", new Occasion.News());
    untilSettled(id);
    untilSettled(id + "@NVDA");

    assertThat(List.of(all, both, nvidia)).allMatch(channel -> channel.posts().size() == 1);
    assertThat(judgedFor(nvidia)).contains(NVDA);
    assertThat(nvidia.last().card().quote().orElseThrow().price()).hasValue(99);
    assertThat(nvidia.last().card().whose()).contains(NVDA);
    assertThat(all.last().card().whose()).contains(AAPL);
    assertThat(judgedFor(all)).contains(AAPL);
    assertThat(judgedFor(both)).contains(AAPL);
    assertThat(both.last().card().quote().orElseThrow().price()).hasValue(230);
    assertThat(analyst.questions).as("one for each share").hasSize(2);
    assertThat(events.stream().filter(WatchEvent.OfArticle.class::isInstance))
        .as("all of it is told of the story")
        .extracting(event -> ((WatchEvent.OfArticle) event).article())
        .containsOnly(id);
    assertThat(events.stream().filter(WatchEvent.Seen.class::isInstance)).hasSize(1);
    assertThat(journal.archived).hasSize(1);
  }

  @Test
  void aRuleOnVerdictsIsAboutTheShareThatTheChannelFollows() {
    List<Watch.Line> several = new ArrayList<>();
    FakeChannel apple = following(several, "apple", bullish("apple", Set.of(AAPL)));
    FakeChannel nvidia = following(several, "nvidia", bullish("nvidia", Set.of(NVDA)));
    FakeChannel any = following(several, "any", bullish("any", Set.of()));
    lines = several;
    analyst.judge = WatchTest::mixed;
    start();
    String id =
        show(about(List.of(AAPL, NVDA), "Nvidia wins as Apple loses"), "k-1", new Occasion.News());
    untilSettled(id);
    untilSettled(id + "@NVDA");

    assertThat(nvidia.posts()).as("good for Nvidia").hasSize(1);
    assertThat(apple.posts()).as("bad for Apple").isEmpty();
    assertThat(any.posts()).as("the usual share is Apple").isEmpty();
  }

  @Test
  void aStoryThatChangesIsJudgedAnewForEveryShareThatItWasJudgedFor() {
    List<Watch.Line> several = new ArrayList<>();
    FakeChannel all = following(several, "all", ChannelRule.all("all"));
    FakeChannel nvidia = following(several, "nvidia", about("nvidia", NVDA));
    FakeChannel amd = following(several, "amd", about("amd", new Ticker("AMD")));
    lines = several;
    start();
    Document first = about(List.of(AAPL, NVDA), "Nvidia wins", "k");
    String id = show(first, "k", new Occasion.News());
    untilSettled(id);
    untilSettled(id + "@NVDA");
    assertThat(amd.posts()).isEmpty();

    show(
        about(List.of(NVDA, new Ticker("AMD"), AAPL), "Nvidia loses", "k"),
        "k",
        new Occasion.News());
    until("it asks for all", () -> analyst.questions.size() == 5);
    untilSettled(id + "@AMD");
    untilSettled(id + "@NVDA");
    untilSettled(id);

    assertThat(List.of(all, nvidia, amd)).allMatch(channel -> channel.posts().size() == 1);
    assertThat(List.of(all, nvidia, amd))
        .allMatch(channel -> title(channel.last()).contains("loses"));
  }

  /** The later of two verdicts comes when the first is shown and forgotten. */
  private void correct(String id, String other, int first) {
    analyst.holding = true;
    analyst.judge = WatchTest::mixed;
    show(about(List.of(NVDA, AAPL), "Nvidia loses", "k"), "k", new Occasion.News());
    until("it asks again", () -> analyst.questions.size() == 4);
    analyst.release(first);
    untilSettled(first == 0 ? id : other);
    analyst.release(0);
    untilSettled(first == 0 ? other : id);
    analyst.holding = false;
  }

  private void aCorrectionThatNamesSharesInAnotherOrder(int first) {
    List<Watch.Line> several = new ArrayList<>();
    FakeChannel all = following(several, "all", ChannelRule.all("all"));
    FakeChannel apple = following(several, "apple", about("apple", AAPL));
    FakeChannel nvidia = following(several, "nvidia", about("nvidia", NVDA));
    lines = several;
    prices.put(AAPL, price(230));
    prices.put(NVDA, price(99));
    start();
    String id = show(about(List.of(AAPL, NVDA), "Apple wins", "k"), "k", new Occasion.News());
    String other = id + "@NVDA";
    untilSettled(id);
    untilSettled(other);

    correct(id, other, first);

    assertThat(List.of(all, apple, nvidia)).allMatch(channel -> channel.posts().size() == 1);
    assertThat(judgedFor(all)).contains(AAPL);
    assertThat(judgedFor(apple)).contains(AAPL);
    assertThat(judgedFor(nvidia)).contains(NVDA);
    assertThat(all.last().card().whose()).contains(AAPL);
    assertThat(all.last().card().quote()).contains(price(230));
    assertThat(analyst.questions)
        .extracting(question -> question.subject().orElseThrow())
        .containsExactlyInAnyOrder(AAPL, NVDA, AAPL, NVDA);
  }

  @Test
  void aCorrectionThatNamesSharesInAnotherOrderChangesNoChannelsShare() {
    aCorrectionThatNamesSharesInAnotherOrder(0);
  }

  @Test
  void norDoesItWhereTheOtherVerdictComesFirst() {
    aCorrectionThatNamesSharesInAnotherOrder(1);
  }

  private static Quote price(double price) {
    return new Quote(OptionalDouble.of(price), OptionalDouble.empty(), OptionalDouble.empty());
  }

  @Test
  void aStoryThatNoLongerNamesItsShareIsJudgedAndPricedForAnother() {
    prices.put(AAPL, price(230));
    prices.put(NVDA, price(99));
    start();
    String id = show(about(List.of(AAPL, NVDA), "Apple wins", "k"), "k", new Occasion.News());
    untilSettled(id);
    show(about(List.of(NVDA, new Ticker("MSFT")), "Nvidia wins", "k"), "k", new Occasion.News());
    until("it asks again", () -> analyst.questions.size() == 2);
    untilSettled(id);

    assertThat(analyst.questions.get(1).subject()).contains(NVDA);
    assertThat(channel.last().card().whose()).contains(NVDA);
    assertThat(channel.last().card().quote()).contains(price(99));
  }

  @Test
  void aChannelThatNowFollowsAnotherShareIsNotToldAgain() {
    lines = List.of(new Watch.Line(channel, ChannelRule.all("main"), ""));
    start();
    String id = show(about(List.of(AAPL, NVDA), "Nvidia wins", "k"), "k", new Occasion.News());
    untilSettled(id);
    stopNow();
    lines = List.of(new Watch.Line(channel, about("main", NVDA), ""));
    analyst.holding = true;
    start();
    show(about(List.of(AAPL, NVDA), "Nvidia wins big", "k"), "k", new Occasion.News());
    until("it asks", () -> analyst.questions.size() == 3);
    analyst.release(0);
    untilSettled(id);
    analyst.release(0);
    untilSettled(id + "@NVDA");

    assertThat(channel.posts()).hasSize(1);
  }

  @Test
  void forARetiredChannelNothingIsJudgedButWhatItMissesIsNoted() {
    lines =
        List.of(
            new Watch.Line(channel, ChannelRule.all("main"), ""),
            new Watch.Line(new FakeChannel("gone"), about("gone", NVDA), "404"));
    start();
    String id = show(about(List.of(AAPL, NVDA), "Apple wins", "k"), "k", new Occasion.News());
    untilSettled(id);

    assertThat(analyst.questions).hasSize(1);
    assertThat(journal.alert(id, "gone").state()).isEqualTo(Alert.State.DEAD);
  }

  @Test
  void aPriceMoveInAChannelThatIsNotThereIsEndedWhenItsNewsChanges() {
    FakeChannel gone = new FakeChannel("gone");
    Watch.Line main = new Watch.Line(channel, ChannelRule.all("main"), "");
    lines = List.of(main, new Watch.Line(gone, ChannelRule.all("gone"), ""));
    start();
    untilSettled(show(document("Apple beats estimates", "k"), "k", new Occasion.News()));
    String move = showMove();
    untilSettled(move);
    stopNow();
    lines = List.of(main);
    start();
    show(document("Apple misses estimates", "k"), "k", new Occasion.News());
    until("it is closed", () -> journal.alert(move, "gone").state() == Alert.State.CLOSED);

    stop.set(true);
    assertThat(running.join()).isZero();
  }

  @Test
  void theNextWatchFinishesAStoryForEveryShare() {
    List<Watch.Line> several = new ArrayList<>();
    FakeChannel all = following(several, "all", ChannelRule.all("all"));
    FakeChannel nvidia = following(several, "nvidia", about("nvidia", NVDA));
    lines = several;
    analyst.holding = true;
    rules = withoutDrain();
    start();
    String id =
        show(about(List.of(AAPL, NVDA), "Nvidia wins as Apple loses"), "k-1", new Occasion.News());
    until("both stand", () -> all.posts().size() == 1 && nvidia.posts().size() == 1);
    stopNow();
    analyst.holding = false;
    analyst.judge = WatchTest::mixed;
    start();
    untilSettled(id);
    untilSettled(id + "@NVDA");

    assertThat(judgedFor(all)).contains(AAPL);
    assertThat(judgedFor(nvidia)).contains(NVDA);
    assertThat(nvidia.posts()).hasSize(1);
  }

  private static ChannelRule bullish(String channel, Set<Ticker> tickers) {
    return new ChannelRule(channel, tickers, Set.of(), Set.of(), Set.of(Direction.BULLISH), 0);
  }

  @Test
  void urgentAlertsGoFirst() {
    channel.free.set(0);
    start();
    String news = show("Apple opens a store in Lyon");
    until("it waits", () -> journal.find(news).isPresent());
    String filing =
        show(document("8-K of Apple Inc."), "acc", new Occasion.Filing("8-K", "0001", List.of()));
    until("it waits", () -> journal.find(filing).isPresent());
    channel.free.set(1);
    until("one is sent", () -> channel.posts().size() == 1);
    channel.free.set(100);
    untilSettled(news);
    untilSettled(filing);

    assertThat(channel.posts().get(0).card().id()).isEqualTo(filing);
  }

  private String showMove() {
    PriceAlert move =
        new PriceAlert(
            "jump",
            AAPL,
            189.2,
            OptionalDouble.of(0.05),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            AT);
    return show(document("AAPL is up 5 %"), "move", new Occasion.PriceMove(move));
  }

  /** What messages about a price move said of its news, one after the other. */
  private List<String> said(String move) {
    return channel.sent.stream()
        .flatMap(sent -> sent.message().cards().stream())
        .filter(card -> card.id().equals(move))
        .map(card -> ((Analysis.Told) card.analysis()).context())
        .toList();
  }

  @Test
  void aPriceMoveTellsTheLatestNews() {
    start();
    String news = show("Apple beats estimates");
    untilSettled(news);
    String id = showMove();
    untilSettled(id);

    assertThat(channel.posts()).hasSize(2);
    assertThat(said(id))
        .containsExactly(
            "latest news, 0 min earlier (bullish for AAPL, 80 %): Apple beats estimates");
    assertThat(channel.words(id)).containsExactly("final");
    assertThat(channel.posts().get(1).card().quote()).isPresent();
    assertThat(analyst.questions).hasSize(1);
  }

  @Test
  void aPriceMoveThatWasDoneTellsOfACorrectionOfItsNews() {
    start();
    String news = show(document("Apple beats estimates", "k"), "k", new Occasion.News());
    untilSettled(news);
    String id = showMove();
    untilSettled(id);
    stopNow();

    analyst.judge = q -> FakeAnalyst.found(q.document(), Direction.BEARISH, 0.9, true);
    start();
    show(document("Apple misses estimates", "k"), "k", new Occasion.News());
    String corrected =
        "latest news, 0 min earlier (bearish for AAPL, 90 %): Apple misses estimates";
    until("the move tells of it", () -> said(id).contains(corrected));
    untilSettled(id);

    assertThat(said(id)).endsWith(corrected);
    assertThat(channel.words(id)).startsWith("final").endsWith("final");
    assertThat(channel.posts()).hasSize(2);
  }

  @Test
  void aPriceMoveIsNoArticleAndItsHeadlineAloneNamesTheShare() {
    start();
    untilSettled(show("Apple beats estimates"));
    untilSettled(showMove());

    assertThat(channel.posts())
        .extracting(sent -> sent.card().headline(), sent -> sent.card().tickers())
        .containsExactly(
            tuple("Apple beats estimates", List.of(AAPL)), tuple("AAPL is up 5 %", List.of()));
    assertThat(events)
        .filteredOn(event -> event instanceof WatchEvent.Seen)
        .extracting(event -> ((WatchEvent.Seen) event).kind())
        .containsExactly(WatchEvent.Seen.Kind.NEWS, WatchEvent.Seen.Kind.PRICE);
  }

  @Test
  void aPriceMoveWithoutNewsSaysSo() {
    start();
    String id = showMove();
    untilSettled(id);

    assertThat(said(id)).containsExactly("no news on AAPL in the last 24 hours");
    assertThat(channel.words(id)).containsExactly("final");
  }

  @Test
  void aPriceMoveFollowsTheVerdictOnNewsThatIsStillPending() {
    analyst.holding = true;
    start();
    String news = show("Apple beats estimates");
    until("it is asked", () -> analyst.questions.size() == 1);
    String id = showMove();
    until("both are alerted", () -> channel.posts().size() == 2);
    analyst.judge = q -> new Finding.Nothing("all tiers are down");
    analyst.release();
    until("the failure is told", () -> said(id).size() == 2);
    analyst.judge = q -> FakeAnalyst.found(q.document(), q.upgrade());
    untilSettled(news);
    untilSettled(id);

    String title = "): Apple beats estimates";
    assertThat(said(id))
        .startsWith(
            "latest news, 0 min earlier (analysis pending" + title,
            "latest news, 0 min earlier (analysis failed" + title)
        .contains("latest news, 0 min earlier (bullish for AAPL, 80 %, fallback" + title)
        .endsWith("latest news, 0 min earlier (bullish for AAPL, 80 %" + title);
    assertThat(channel.words(id)).startsWith("pending").endsWith("final");
    assertThat(channel.posts()).hasSize(2);
    assertThat(analyst.questions).allMatch(q -> q.article().equals(news));
  }

  @Test
  void theNextWatchFinishesAPriceMoveWhoseNewsWasPending() {
    analyst.holding = true;
    rules = withoutDrain();
    start();
    String news = show("Apple beats estimates");
    String id = showMove();
    until("both are alerted", () -> channel.words(news).size() + said(id).size() == 2);
    stopNow();

    analyst.holding = false;
    start();
    untilSettled(news);
    untilSettled(id);

    assertThat(said(id).get(0)).contains("analysis pending");
    assertThat(said(id)).last().asString().contains("(bullish for AAPL, 80 %)");
  }

  @Test
  void whileTheDiskIsFullNothingIsSentAndAfterwardsNothingIsMissing() {
    start();
    until("it runs", () -> !events.isEmpty());
    journal.full = true;
    String id = show("Apple beats estimates");
    until("it is told", () -> events.stream().anyMatch(e -> e.type().equals("journal_troubled")));
    assertThat(channel.sent).isEmpty();

    journal.full = false;
    untilSettled(id);

    assertThat(channel.posts()).hasSize(1);
    assertThat(channel.words(id)).endsWith("final");
  }

  @Test
  void aWatchThatIsStoppedWhileTheDiskIsFullSendsNothingThatItHasNotWrittenDown() throws Exception {
    rules = withoutDrain();
    start();
    until("it runs", () -> !events.isEmpty());
    journal.full = true;
    show("Apple beats estimates");
    until("it is told", () -> events.stream().anyMatch(e -> e.type().equals("journal_troubled")));
    stop.set(true);
    running.get(30, TimeUnit.SECONDS);

    assertThat(channel.sent).isEmpty();
    assertThat(events.get(events.size() - 1).type()).isEqualTo("stopped");
  }

  @Test
  void aStoppedWatchFinishesWhatItHasBegun() {
    analyst.holding = true;
    start();
    String id = show("Apple beats estimates");
    until("it is alerted", () -> channel.posts().size() == 1);
    stop.set(true);
    until("it drains", () -> events.stream().anyMatch(e -> e.type().equals("draining")));
    analyst.release();
    assertThat(running.join()).isZero();

    assertThat(channel.words(id)).containsExactly("pending", "final");
    assertThat(events.get(events.size() - 1).type()).isEqualTo("stopped");
  }

  @Test
  void whatWasUnderWayWhenAChannelIsRetiredHoldsNothingUp() throws Exception {
    rules = rules(rules.late(), true, rules.lastRetry(), true);
    channel.answers.add(new Answer.Gone("the webhook is gone"));
    channel.answers.add(new Answer.Throttled(Duration.ofMillis(5), "user"));
    channel.answers.add(new Answer.Lost("no answer"));
    show("Apple beats estimates");
    show("Apple opens a shop");
    show("Apple sues a rival");
    start();
    assertThat(running.get(5, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(0);
    assertThat(channel.posts()).hasSize(3);
  }

  @Test
  void onceMeansOneLookAndEverythingDone() {
    rules = rules(rules.late(), true, rules.lastRetry(), true);
    String id = show("Apple beats estimates");
    start();
    assertThat(running.join()).isZero();

    assertThat(channel.words(id)).endsWith("final");
  }

  @Test
  void aSingleLookWaitsForItsTurnAndDoesNotCallTheWaitALook() {
    source.turns.addAll(List.of(Duration.ofMillis(20), Duration.ofMillis(20)));
    String id = show("Apple beats estimates");
    rules = rules(rules.late(), true, rules.lastRetry(), true);
    start();

    assertThat(running).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(channel.words(id)).contains("final");
    assertThat(events.stream().filter(e -> e.type().equals("polled"))).hasSize(1);
  }

  @Test
  void aSingleLookDoesNotWaitForATurnThatIsFarOffAndSaysSo() {
    source.turns.add(Duration.ofHours(2));
    rules = rules(rules.late(), true, rules.lastRetry(), true);
    start();

    assertThat(running).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(events.stream().map(WatchEvent::type))
        .contains("source_troubled")
        .doesNotContain("polled");
  }

  @Test
  void afterAFailureTheWaitCountsFromTheEndOfTheLook() {
    Duration hang = Duration.ofMillis(150);
    source.hangs = hang;
    start();
    until("it is looked at again", () -> source.looks.size() >= 2);

    assertThat(Duration.ofNanos(source.looks.get(1) - source.looks.get(0)))
        .isGreaterThan(hang.multipliedBy(2).minusMillis(20));
  }
}
