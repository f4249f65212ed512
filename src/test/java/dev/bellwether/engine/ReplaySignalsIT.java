package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.report.ReplayJson;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySignalsIT {
  private static final int SESSIONS = 60;
  private static final Market NOTHING = new Market(List.of(), List.of());

  @TempDir private Path folder;

  private static Market noise(long seed, int tickers) {
    Random random = new Random(seed);
    return Market.randomWalks(
        random, tickers, SESSIONS, (s, returns) -> 2 * random.nextDouble() - 1);
  }

  private static Market article(String ticker, String published) {
    Instant at = Instant.parse(published);
    return new Market(List.of(new Market.Article(ticker, at, Optional.of(at), .5)), List.of());
  }

  private ReplayReport replay(Market market, String... settings) {
    ReplayReport report = ReplayLab.holding(folder, market).replay(settings);
    FiniteFigures.check(report);
    return report;
  }

  @Test
  void theSameInputsGiveTheSameBytesButForTheRunId() {
    Market market = noise(1, 25);
    ReplayLab lab = ReplayLab.holding(folder.resolve("a"), market);
    ReplayReport first = lab.replay();
    ReplayReport second = lab.replay();
    assertThat(first.manifest().runId()).isNotEqualTo(second.manifest().runId());
    assertThat(masked(second)).isEqualTo(masked(first));

    List<Market.Article> shuffled = new ArrayList<>(market.articles());
    Collections.shuffle(shuffled, new Random(2));
    ReplayLab other = ReplayLab.holding(folder.resolve("b"), new Market(shuffled, market.bars()));
    assertThat(masked(other.replay())).as("written in another order").isEqualTo(masked(first));
  }

  private static String masked(ReplayReport report) {
    return ReplayJson.render(report).replace(report.manifest().runId(), "RUN");
  }

  @Test
  void theNightsNewBarTakesNoTrialFromTheCount() {
    ReplayLab lab = ReplayLab.holding(folder, noise(15, 25));
    lab.replay();
    lab.replay("signal.half_life_sessions=1");
    assertThat(trials(lab.replay("signal.half_life_sessions=3"))).isEqualTo(3);
    LocalDate next = LocalDate.of(2019, 4, 2);
    lab.write(new Market(List.of(), List.of(Market.bar("T0", next, 10, 10))));
    ReplayReport again = lab.replay("signal.half_life_sessions=3");
    assertThat(trials(again)).as("the same three").isEqualTo(3);
    assertThat(again.scrutiny().luck().orElseThrow().trial()).isEqualTo(3);
    assertThat(trials(lab.replay("signal.half_life_sessions=4"))).isEqualTo(4);
  }

  @Test
  void otherQuantilesAndHorizonsAreNoOtherBook() {
    ReplayLab lab = ReplayLab.holding(folder, noise(16, 25));
    lab.replay();
    lab.replay("signal.half_life_sessions=1");
    ReplayReport before = lab.replay();
    lab.replay("replay.quantiles=4");
    lab.replay("replay.horizons=1,2", "replay.folds=2");
    lab.write(new Market(List.of(), List.of(Market.bar("T0", LocalDate.of(2019, 4, 2), 10, 10))));
    assertThat(trials(lab.replay("replay.quantiles=10"))).isEqualTo(2);
    assertThat(trials(before)).isEqualTo(2);
  }

  private static int trials(ReplayReport report) {
    return report.scrutiny().luck().orElseThrow().trials();
  }

  @Test
  void oneScoreMoreShowsInTheManifest() {
    ReplayLab lab = ReplayLab.holding(folder, noise(1, 25));
    ReplayReport before = lab.replay();
    ReplayReport after = lab.write(article("T0", "2019-02-05T12:00:00Z")).replay();
    assertThat(after.manifest().dataHashes().get("scores"))
        .isNotEqualTo(before.manifest().dataHashes().get("scores"));
    assertThat(after.manifest().dataHashes().get("bars"))
        .isEqualTo(before.manifest().dataHashes().get("bars"));
  }

  @Test
  void firmsThatVanishAreCountedAndNeverFilled() {
    Market market =
        noise(3, 25)
            .onlyBars(
                bar ->
                    switch (bar.ticker().symbol()) {
                      case "T0" -> false;
                      case "T1" -> bar.session().isBefore(LocalDate.of(2019, 2, 1));
                      case "T2" ->
                          bar.session().isBefore(LocalDate.of(2019, 2, 1))
                              || bar.session().isAfter(LocalDate.of(2019, 2, 8));
                      default -> true;
                    })
            .onlyArticles(article -> !article.ticker().equals("T3"));
    ReplayReport report = replay(market, "replay.horizons=1");
    assertThat(report.coverage().tickers()).isEqualTo(23);
    assertThat(report.coverage().drops())
        .containsEntry("score: no prices for its ticker", (long) SESSIONS)
        // The article after the last close is known after the last price, once a ticker.
        .containsEntry("score: known after the last price", 23L)
        // T1 has no return from 31 January on, 40 of 60 sessions; T2 none over seven; and nobody
        // has one on the last session.
        .containsEntry("signal: no price at entry, or none 1 session later", 40L + 7 + 22);
    assertThat(report.series().breadth()).allMatch(point -> point.names() == 23);
    assertThat(report.series().ic()).allMatch(point -> point.names() <= 23);
    assertThat(report.series().ic())
        .filteredOn(point -> point.session().isAfter(LocalDate.of(2019, 2, 11)))
        .isNotEmpty()
        .allMatch(point -> point.names() == 22);
  }

  @Test
  void scoresOutsideTheCalendarAreCounted() {
    Market market =
        noise(4, 25)
            .with(article("T0", "1980-06-02T12:00:00Z"))
            .with(article("T0", "2035-06-02T12:00:00Z"));
    assertThat(replay(market).coverage().drops())
        .containsEntry("score: outside the exchange calendar", 2L);
  }

  @Test
  void weekendAndHolidayNewsCountsOnTheNextSession() {
    Market market =
        noise(5, 1).onlyArticles(article -> false).with(article("T0", "2019-01-19T12:00:00Z"));
    ReplayReport report = replay(market);
    // Saturday; Monday is Martin Luther King Day.
    assertThat(report.coverage().firstSession()).contains(LocalDate.of(2019, 1, 22));
  }

  @Test
  void tooFewNamesGivePooledFiguresAndTheSentence() {
    ReplayReport report = replay(noise(6, 5));
    assertThat(report.information()).hasSize(3).allMatch(ReplayReport.Pooled.class::isInstance);
    assertThat(report.headline())
        .startsWith(
            "No signal found. Insufficient breadth (0 of 59 sessions had 20 names or more), so no"
                + " rank IC; pooled rank correlation at 1 session is ");
    assertThat(report.portfolio()).isEmpty();
    assertThat(report.quantiles()).isEmpty();
    assertThat(report.series().ic()).isEmpty();
    assertThat(report.series().breadth()).hasSize(SESSIONS - 1);
    assertThat(ReplayText.render(report)).contains("Insufficient breadth: 0 of 59 sessions");
  }

  @Test
  void fewerNamesAreEnoughWhenOneSaysSo() {
    assertThat(replay(noise(6, 5), "replay.min_names=5").information())
        .allMatch(ReplayReport.RankIc.class::isInstance);
  }

  @Test
  void oneTickerIsPooledToo() {
    ReplayReport report = replay(noise(7, 1), "replay.min_names=2");
    ReplayReport.Pooled pooled = (ReplayReport.Pooled) report.information().get(0);
    assertThat(pooled.rows()).isEqualTo(SESSIONS - 1 - 10);
    assertThat(pooled.spearman()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .5, -1})
  void equalScoresOrderNothingAndSayWhy(double score) {
    ReplayReport report = replay(noise(8, 25).articles(article -> article.scored(score)));
    assertThat(report.information()).allMatch(ReplayReport.Pooled.class::isInstance);
    assertThat(report.headline())
        .startsWith(
            "No evidence either way. No rank IC, since on each date all scores or all returns are equal; pooled")
        .contains("is not defined over 1225 rows (nothing varies)")
        .endsWith("The long-short book never trades.");
    assertThat(ReplayText.render(report)).doesNotContain("Insufficient breadth");
    assertThat(report.portfolio().orElseThrow().grossAnnualReturn()).isZero();
    assertThat(report.portfolio().orElseThrow().grossSharpe()).isEmpty();
  }

  @Test
  void aPerfectSignalIsNotCalledTooLittleData() {
    Market market =
        Market.randomWalks(new Random(17), 25, SESSIONS, (s, returns) -> returns[s + 1]);
    ReplayReport report = replay(market, "replay.horizons=1", "signal.half_life_sessions=0.02");
    assertThat(((ReplayReport.RankIc) report.information().get(0)).icStd()).contains(0.0);
    assertThat(report.headline())
        .startsWith(
            "No test is possible, since the rank IC never varies. Mean rank IC at 1 session is 1.0000"
                + " over 58 dates (the same on every date, so its error cannot be estimated; scores"
                + " that order all returns without a fault usually contain them).");
  }

  @Test
  void equalPricesAreNoFigureEither() {
    Market flat = noise(9, 25);
    ReplayReport report =
        replay(
            new Market(
                flat.articles(),
                flat.bars().stream()
                    .map(bar -> Market.bar(bar.ticker().symbol(), bar.session(), 10, 10))
                    .toList()));
    assertThat(report.information()).allMatch(ReplayReport.Pooled.class::isInstance);
  }

  @Test
  void withoutAnyScoreThereIsNothingToReplay() {
    assertThatThrownBy(() -> ReplayLab.holding(folder, NOTHING).replay())
        .isInstanceOf(BellwetherException.class)
        .hasMessage("nothing is scored yet");
  }

  @Test
  void scoresOfTextsThatNameNobodyMeetNoPrice() {
    ReplayReport report = replay(article("", "2019-01-19T12:00:00Z"));
    assertThat(report.headline())
        .isEqualTo("No signal meets a price: there is nothing to measure.");
    assertThat(report.coverage().scores()).isZero();
    assertThat(report.coverage().documents()).contains(0L);
    assertThat(report.coverage().firstSession()).isEmpty();
  }

  @Test
  void newsWithoutAnyPricesMeetsNone() {
    ReplayReport report = replay(noise(10, 3).onlyBars(bar -> false));
    assertThat(report.headline())
        .isEqualTo("No signal meets a price: there is nothing to measure.");
    assertThat(report.coverage().drops())
        .containsEntry("score: no prices for its ticker", 3L * SESSIONS);
  }

  @Test
  void pricesWithoutNewsChangeNothing() {
    Market market = noise(11, 25);
    ReplayReport alone = ReplayLab.holding(folder.resolve("a"), market).replay();
    Market strangers =
        new Market(
            List.of(),
            noise(12, 5).bars().stream()
                .map(bar -> Market.bar("X" + bar.ticker(), bar.session(), bar.open(), bar.close()))
                .toList());
    ReplayReport more = ReplayLab.holding(folder.resolve("b"), market.with(strangers)).replay();
    assertThat(masked(more)).isEqualTo(masked(alone));
  }

  @Test
  void aBarFromBeforeTheCalendarIsCountedAndStopsNothing() {
    Market market = noise(13, 25);
    Market old =
        new Market(
            List.of(),
            List.of(
                Market.bar("T0", LocalDate.of(1985, 1, 3), 10, 10),
                Market.bar("T0", LocalDate.of(2019, 1, 5), 10, 10)));
    assertThat(replay(market.with(old)).coverage().drops())
        .containsEntry("bar: not a session of the exchange", 2L);
  }

  @Test
  void theManifestSaysWhatShapedTheFigures() {
    ReplayReport report = replay(noise(14, 25), "replay.latency=5m", "replay.entry=next_close");
    assertThat(report.manifest().settings())
        .containsEntry("calendar", "NYSE")
        .containsEntry("replay.entry", "next_close")
        .containsEntry(
            "known_at", "max(published, first seen) + PT5M; not seen live = published + PT1H")
        .containsKeys("signal.half_life_sessions", "replay.min_names", "replay.horizons")
        .doesNotContainKey("demo");
    assertThat(report.manifest().selection()).startsWith("embedded|told|");
  }
}
