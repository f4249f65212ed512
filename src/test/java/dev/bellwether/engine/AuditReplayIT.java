package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.config.Settings;
import dev.bellwether.store.ReplayInputs;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit that could not fail would be worth nothing: each check meets a replay that peeks. */
class AuditReplayIT {
  private static final Random SCORES = new Random(4);

  @TempDir private Path folder;
  private ReplayInputs.News news;
  private ReplayInputs.Bars bars;
  private Settings settings;

  @BeforeEach
  void load() {
    Market market =
        Market.randomWalks(
                new Random(3),
                30,
                90,
                (s, returns) -> Math.round(20 * SCORES.nextDouble() - 10) / 10.0)
            .onlyArticles(article -> article.hashCode() % 3 == 0);
    ReplayLab lab = ReplayLab.holding(folder, market);
    settings = lab.context().settings();
    Folding.read(
        lab.context(),
        database -> {
          news = ReplayInputs.news(database, ReplayInputs.selections(database).get(0).key());
          bars = ReplayInputs.bars(database, news.tickers());
          return bars;
        });
  }

  private List<Boolean> audit(AuditReplay.Panels panels) {
    return new AuditReplay(news, bars, settings, panels)
        .checks().stream().map(AuditReplay.Check::passed).toList();
  }

  private ReplayPanel honest(ReplayInputs.News some, ReplayInputs.Bars of) {
    return ReplayPanel.of(some, of, settings);
  }

  @Test
  void anHonestReplayPasses() {
    assertThat(audit(this::honest)).containsOnly(true);
  }

  @Test
  void aScaleLearnedFromTheWholeSampleIsFound() {
    assertThat(
            audit(
                (some, of) -> {
                  double mean = Arrays.stream(some.value()).average().orElse(0);
                  return honest(
                      withValues(some, Arrays.stream(some.value()).map(v -> v - mean).toArray()),
                      of);
                }))
        .containsExactly(true, false, false, true);
  }

  @Test
  void aSignalThatKnowsTheNextReturnIsFound() {
    Map<Integer, TreeMap<Long, Double>> closes = new HashMap<>();
    for (int i = 0; i < bars.ticker().length; i++) {
      closes
          .computeIfAbsent(bars.ticker()[i], t -> new TreeMap<>())
          .put(bars.epochDay()[i], bars.open()[i]);
    }
    List<Boolean> checks =
        audit(
            (some, of) -> {
              double[] values = new double[some.size()];
              for (int i = 0; i < values.length; i++) {
                long day =
                    LocalDate.EPOCH.toEpochDay() + some.publishedMicros()[i] / 86_400_000_000L;
                TreeMap<Long, Double> own = closes.get(some.ticker()[i]);
                var entry = own.higherEntry(day);
                var exit = entry == null ? null : own.higherEntry(entry.getKey());
                values[i] = exit == null ? 0 : Math.signum(exit.getValue() / entry.getValue() - 1);
              }
              return honest(withValues(some, values), of);
            });
    assertThat(checks.get(3)).as("random deals that earn").isFalse();
  }

  private static ReplayInputs.News withValues(ReplayInputs.News news, double[] values) {
    return new ReplayInputs.News(
        news.tickers(),
        news.ticker(),
        news.publishedMicros(),
        news.firstSeenMicros(),
        values,
        news.details(),
        news.documents(),
        news.tickerless());
  }
}
