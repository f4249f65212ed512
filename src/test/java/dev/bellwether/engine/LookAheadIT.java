package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.report.ReplayReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Data on which only a replay that looks ahead can earn: each article comes after the close and
 * tells the return that has just been made. And, so that this proves anything: the same data earn
 * at once when the articles are put before that return, and an honest forecast earns honestly.
 */
class LookAheadIT {
  private static final int TICKERS = 40;
  private static final int SESSIONS = 250;

  @TempDir private Path folder;

  private static Market poison(long seed) {
    return Market.randomWalks(
        new Random(seed), TICKERS, SESSIONS, (s, returns) -> Math.signum(returns[s]));
  }

  /** Says half of what the next session brings, in the dark. */
  private static Market forecast(long seed) {
    Random random = new Random(seed);
    return Market.randomWalks(
        random,
        TICKERS,
        SESSIONS,
        (s, returns) -> Math.tanh(30 * returns[s + 1] + random.nextGaussian()));
  }

  private static ReplayReport.RankIc firstHorizon(ReplayReport report) {
    return (ReplayReport.RankIc) report.information().get(0);
  }

  private static double t(ReplayReport report) {
    ReplayReport.RankIc ic = firstHorizon(report);
    assertThat(ic.horizon()).isEqualTo(1);
    assertThat(ic.dates()).isGreaterThan(SESSIONS - 20);
    return ic.nonOverlapping().orElseThrow().t();
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"next_open, 1", "next_open, 2", "next_close, 3"})
  void newsThatTellsTheReturnJustMadeEarnsNothing(String entry, long seed) {
    ReplayLab lab = ReplayLab.holding(folder, poison(seed));
    assertThat(t(lab.replay("replay.entry=" + entry))).as("seed %d", seed).isBetween(-3.0, 3.0);
  }

  /** A leaky entry is this shift: next_close reaches the return one session later than the open. */
  @ParameterizedTest(name = "{0}, seed {2}")
  @CsvSource({"next_open, 1, 1", "next_open, 1, 2", "next_close, 2, 3"})
  void theSameNewsPutBeforeThatReturnEarnsAtOnce(String entry, int sessions, long seed) {
    Market peeking =
        poison(seed)
            .articles(
                article -> {
                  Instant early = Market.earlier(article.published(), sessions);
                  return article.published(early).seen(early);
                });
    ReplayLab lab = ReplayLab.holding(folder, peeking);
    assertThat(t(lab.replay("replay.entry=" + entry))).as("seed %d", seed).isGreaterThan(10);
  }

  @Test
  void anHonestForecastEarns() {
    ReplayReport report = ReplayLab.holding(folder, forecast(4)).replay();
    assertThat(t(report)).isGreaterThan(10);
    assertThat(report.portfolio().orElseThrow().grossSharpe().orElseThrow()).isGreaterThan(5);
    assertThat(report.headline()).contains("different from zero");
  }

  @Test
  void aForecastSeenOnlyAfterTheOpenItForetellsEarnsNothing() {
    Market late =
        forecast(5)
            .articles(
                article -> {
                  int next =
                      Market.NYSE.ordinalOfFirstOpenAfter(article.published().toEpochMilli());
                  return article.seen(Market.NYSE.session(next).open().plusSeconds(1));
                });
    assertThat(t(ReplayLab.holding(folder, late).replay())).isBetween(-3.0, 3.0);
  }

  /** What may push the entry of a forecast past the open it foretells, over a long weekend too. */
  private enum Delay {
    LATENCY,
    ARCHIVE
  }

  @ParameterizedTest
  @EnumSource
  void aForecastDelayedPastTheOpenEarnsNothing(Delay delay) {
    Market market = forecast(6);
    String setting = "replay.latency=5d";
    if (delay == Delay.ARCHIVE) {
      market =
          market.articles(
              article ->
                  new Market.Article(
                      article.ticker(), article.published(), Optional.empty(), article.score()));
      setting = "replay.missing_first_seen=5d";
    }
    ReplayLab lab = ReplayLab.holding(folder, market);
    assertThat(t(lab.replay())).as("in time").isGreaterThan(10);
    ReplayReport late = lab.replay(setting);
    assertThat(t(late)).as("%s", delay).isBetween(-3.0, 3.0);
    assertThat(late.coverage().assumedFirstSeenShare())
        .contains(delay == Delay.ARCHIVE ? 1.0 : 0.0);
  }

  @Test
  void costsAreChargedOnTheTurnoverOfThePeriod() {
    ReplayLab lab = ReplayLab.holding(folder, forecast(7));
    ReplayReport.Portfolio book = lab.replay("replay.cost_bps=25").portfolio().orElseThrow();
    ReplayReport.Portfolio free = lab.replay("replay.cost_bps=0").portfolio().orElseThrow();
    assertThat(free.netAnnualReturn()).isEqualTo(free.grossAnnualReturn());
    assertThat(book.grossAnnualReturn()).isEqualTo(free.grossAnnualReturn());
    double cost = Math.log1p(book.grossAnnualReturn()) - Math.log1p(book.netAnnualReturn());
    assertThat(cost).isCloseTo(252 * book.meanTurnover() * .0025, within(.05));
    assertThat(book.sessions()).isGreaterThan(240);
  }
}
