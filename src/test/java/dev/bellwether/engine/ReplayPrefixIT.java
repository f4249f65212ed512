package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.ForwardReturns;
import dev.bellwether.backtest.Neutrality;
import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.QuantileReturns;
import dev.bellwether.backtest.Quantiles;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.ReplayReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Forgetting the future may not change the past: of all documents and bars after a session, no
 * figure whose exit had come by then knows anything, to the bit.
 */
class ReplayPrefixIT {
  private static final int LONGEST = 10;
  private static final int SESSIONS = 120;

  @TempDir private Path folder;

  /** With halts, deaths, late listings, silent days, news at any hour and archives. */
  private static Market rough(Random random) {
    int first = Market.NYSE.ordinalOf(LocalDate.of(2019, 1, 2)).orElseThrow();
    return Market.randomWalks(
            random, 40, SESSIONS, (s, returns) -> Math.round(20 * random.nextDouble() - 10) / 10.0)
        .onlyArticles(article -> random.nextDouble() < .4)
        .articles(
            article -> {
              Duration earlier = Duration.ofMinutes(random.nextInt(1_440));
              Market.Article at =
                  new Market.Article(
                      article.ticker(),
                      article.published().minus(earlier),
                      Optional.empty(),
                      article.score());
              return random.nextBoolean() ? at : at.seen(at.published().plusSeconds(600));
            })
        .onlyBars(bar -> random.nextDouble() > .01)
        .onlyBars(
            bar -> {
              int session = Market.session(bar.session()).ordinal() - first;
              return switch (bar.ticker().symbol()) {
                case "T1", "T2" -> session < 60;
                case "T3" -> session > 50;
                case "T4" -> session < 40 || session > 55;
                default -> true;
              };
            });
  }

  @ParameterizedTest(name = "seed {0}, {1} sessions known, {2}")
  @CsvSource({
    "1, 45, next_open",
    "2, 61, next_open",
    "3, 100, next_open",
    "4, 62, next_close",
    "5, 119, next_close"
  })
  void figuresWhoseExitHasComeDoNotChange(long seed, int known, String entry) {
    Market market = rough(new Random(seed));
    int lastOrdinal = Market.NYSE.ordinalOf(LocalDate.of(2019, 1, 2)).orElseThrow() + known - 1;
    LocalDate last = Market.NYSE.session(lastOrdinal).date();
    String rule = "replay.entry=" + entry;
    ReplayLab all = ReplayLab.holding(folder.resolve("all"), market);
    ReplayLab before = ReplayLab.holding(folder.resolve("before"), market.until(last));

    ReplayReport whole = all.replay(rule);
    ReplayReport prefix = before.replay(rule);
    assertThat(prefix.series().ic()).as("seed %d", seed).isNotEmpty();
    assertThat(prefix.series().ic())
        .as("seed %d", seed)
        .containsExactlyElementsOf(
            whole.series().ic().stream()
                .filter(point -> Market.session(point.session()).ordinal() + LONGEST <= lastOrdinal)
                .toList());
    assertThat(prefix.series().curve())
        .as("seed %d", seed)
        .hasSizeGreaterThan(known / 2)
        .containsExactlyElementsOf(
            whole.series().curve().stream()
                .filter(point -> !point.session().isAfter(last))
                .toList());
    assertThat(prefix.series().breadth())
        .containsExactlyElementsOf(
            whole.series().breadth().stream()
                .filter(point -> !point.session().isAfter(last))
                .toList());
    compareQuantiles(all.panel(rule), before.panel(rule), seed);
  }

  /** The report has no quantiles by date; what they are made of must be the same as well. */
  private static void compareQuantiles(ReplayPanel all, ReplayPanel before, long seed) {
    int known = before.factor().sessions();
    assertThat(before.date(0)).isEqualTo(all.date(0));
    for (int s = 0; s < known; s++) {
      for (int ticker = 0; ticker < before.factor().assets(); ticker++) {
        assertSameBits(before.factor().at(s, ticker), all.factor().at(s, ticker), seed);
        assertSameBits(before.prices().at(s, ticker), all.prices().at(s, ticker), seed);
      }
    }
    List<SessionSeries> whole = quantiles(all);
    List<SessionSeries> prefix = quantiles(before);
    for (int q = 0; q < whole.size(); q++) {
      for (int s = 0; s + LONGEST < known; s++) {
        assertSameBits(prefix.get(q).at(s), whole.get(q).at(s), seed);
      }
    }
  }

  private static List<SessionSeries> quantiles(ReplayPanel panel) {
    Panel prices = panel.prices();
    CleanSample sample =
        CleanSample.of(
            panel.factor(),
            List.of(ForwardReturns.of(prices, 1), ForwardReturns.of(prices, LONGEST)));
    return QuantileReturns.of(sample, Quantiles.of(sample, 5), 1, new Neutrality.Demeaned())
        .bySession();
  }

  private static void assertSameBits(double actual, double expected, long seed) {
    assertThat(Double.doubleToRawLongBits(actual))
        .as("seed %d: %s is not %s", seed, actual, expected)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
