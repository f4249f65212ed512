package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTableIT {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(31));

  @TempDir private Path folder;
  private State state;
  private WatchTable table;
  private UndeliveredAlerts undelivered;

  @BeforeEach
  void open() {
    state = State.open(Workspace.in(folder));
    table = new WatchTable(state);
    undelivered = new UndeliveredAlerts(state);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private void save(String id, Instant seen, boolean settled, String alert, String post) {
    save(id, seen, settled ? "judged" : "pending", settled, alert, post);
  }

  private void save(
      String id, Instant seen, String analysis, boolean settled, String alert, String post) {
    Document document =
        new Document(
            id,
            "wire",
            "",
            List.of(new Ticker("AAPL"), new Ticker("MSFT")),
            seen,
            Optional.of(seen),
            new Content("hash-" + id, "title of " + id, ""));
    KeptArticle article =
        new KeptArticle(
            id,
            document,
            "",
            "",
            false,
            seen,
            "AAPL",
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            analysis,
            "",
            analysis.equals("told") ? "news" : "",
            Optional.empty(),
            settled,
            1,
            0,
            Optional.empty());
    KeptAlert kept =
        new KeptAlert(
            id, "main", alert, post, "", 1, "final", "", Optional.of(seen), "the webhook is gone");
    table.save(List.of(), List.of(article), List.of(kept), "run", seen);
  }

  @Test
  void whatWasFinishedAMonthAgoIsForgottenAndNothingElse() {
    save("old", LONG_AGO, true, "posted", "p1");
    save("unfinished", LONG_AGO, false, "posted", "p2");
    save("beside", LONG_AGO, true, "posted", "p2");
    save("new", NOW, true, "posted", "p3");
    save("undelivered", LONG_AGO, true, "dead", "p4");
    save("uncertain", LONG_AGO, true, "held", "p5");
    save("dropped", LONG_AGO, true, "dropped", "p6");

    table.forget(NOW.minus(Duration.ofDays(30)));

    assertThat(table.article("old")).isEmpty();
    assertThat(table.alertsOf("old")).isEmpty();
    assertThat(table.article("unfinished")).isPresent();
    assertThat(table.alertsIn("p2"))
        .extracting(KeptAlert::article)
        .containsExactly("unfinished", "beside");
    assertThat(table.article("beside")).isPresent();
    assertThat(table.alertsOf("new")).hasSize(1);
    assertThat(table.article("dropped")).isEmpty();
    assertThat(undelivered.list("")).hasSize(2);
  }

  @Test
  void anAlertThatIsHeldIsListedAndSaysWhenItIsReleasedThatItMayBeARepeat() {
    save("one", NOW, true, "held", "p1");
    save("two", NOW, true, "held", "p2");
    save("dead", NOW, true, "dead", "p3");

    assertThat(undelivered.list("hash-one"))
        .extracting(UndeliveredAlerts.Undelivered::reason)
        .containsExactly("held, may stand there already: the webhook is gone");
    assertThat(undelivered.drop("hash-two")).isEqualTo(1);
    assertThat(undelivered.release("", "possible repeat")).isEqualTo(2);

    assertThat(undelivered.list("")).isEmpty();
    assertThat(table.waiting())
        .extracting(KeptAlert::article, KeptAlert::note)
        .containsExactly(tuple("one", "possible repeat"), tuple("dead", ""));
    assertThat(table.unfinished()).extracting(KeptArticle::id).containsExactly("one", "dead");
  }

  @Test
  void theLatestNewsOnAShareNeedsNoVerdictAndIsNoAlertOnAPrice() {
    save("judged", NOW.minusSeconds(60), true, "posted", "p1");
    save("pending", NOW.minusSeconds(30), false, "posted", "p2");
    save("move", NOW, "told", false, "posted", "p3");

    Ticker share = new Ticker("MSFT");
    assertThat(table.latestOn(share, NOW.minusSeconds(120)).map(KeptArticle::id))
        .contains("pending");
    assertThat(table.latestOn(share, NOW.minusSeconds(20))).isEmpty();
    assertThat(table.latestOn(new Ticker("SFT"), LONG_AGO)).isEmpty();
    assertThat(table.unfinished()).extracting(KeptArticle::news).containsExactly("", "news");
  }

  @Test
  void alertsOnPricesAreFoundByTheNewsThatTheyTell() {
    save("move", NOW, "told", true, "posted", "p1");
    save("old move", NOW.minus(Duration.ofHours(25)), "told", true, "posted", "p2");
    save("news", NOW, true, "posted", "p3");

    assertThat(table.tellingOf("news", NOW.minus(Duration.ofHours(24))))
        .extracting(KeptArticle::id)
        .containsExactly("move");
    assertThat(table.tellingOf("other", NOW.minus(Duration.ofHours(24)))).isEmpty();
  }

  @Test
  void aStoryIsFoundForEveryShareThatItIsJudgedFor() {
    save("5e", NOW, true, "posted", "p1");
    save("5e@MSFT", NOW, true, "posted", "p2");
    save("5e7", NOW.minusSeconds(60), true, "posted", "p3");

    assertThat(table.readings("5e")).extracting(KeptArticle::id).containsExactly("5e", "5e@MSFT");
    assertThat(table.readings("5")).isEmpty();
    assertThat(table.latestOn(new Ticker("MSFT"), NOW.minusSeconds(90)).orElseThrow().id())
        .isEqualTo("5e@MSFT");
    assertThat(table.latestOn(new Ticker("AAPL"), NOW.minusSeconds(90)).orElseThrow().id())
        .isEqualTo("5e");
  }

  @Test
  void anAlertThatWasGivenUpIsListedUntilItIsReleasedOrDropped() {
    save("one", NOW, true, "dead", "p1");
    save("two", NOW.plusSeconds(1), true, "dead", "p2");
    save("fine", NOW, true, "posted", "p3");

    assertThat(undelivered.list(""))
        .containsExactly(
            new UndeliveredAlerts.Undelivered(
                NOW.plusSeconds(1),
                "main",
                "AAPL MSFT",
                "the webhook is gone",
                "title of two",
                "hash-two"),
            new UndeliveredAlerts.Undelivered(
                NOW, "main", "AAPL MSFT", "the webhook is gone", "title of one", "hash-one"));
    assertThat(table.unfinished()).isEmpty();

    assertThat(undelivered.release("hash-o", "again")).isEqualTo(1);
    assertThat(table.unfinished()).extracting(KeptArticle::id).containsExactly("one");
    assertThat(table.alertsOf("one").get(0).state()).isEqualTo("waiting");
    assertThat(undelivered.drop("hash-two")).isEqualTo(1);
    assertThat(undelivered.list("")).isEmpty();
    assertThat(undelivered.drop("hash-two")).isZero();
  }

  @Test
  void whatWasDroppedWhileThatHadNoStateOfItsOwnIsNotTakenForHeld()
      throws SQLException, IOException {
    save("dropped", NOW, true, "held", "p1");
    state.update("UPDATE watch_alerts SET reason = 'HTTP 404 10015: Unknown Webhook'");
    save("held", NOW, true, "held", "p2");
    try (InputStream script =
        Objects.requireNonNull(
            Migrations.class.getResourceAsStream("sqlite/013-dropped-alerts.sql"))) {
      state.update(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }

    assertThat(undelivered.list(""))
        .extracting(UndeliveredAlerts.Undelivered::title)
        .containsExactly("title of held");
  }
}
