package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.report.ReplayLookAhead.Masking;
import dev.bellwether.report.ReplayLookAhead.Verdict;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny.Sort;
import dev.bellwether.store.SelectionKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace whose texts were scored in several ways. */
class SelectionsIT {
  private static final Selection MASKED =
      new Selection(Tier.EMBEDDED, "told", "f", "none", "", "mask=0123abcd");
  private static final Selection REMOTE =
      new Selection(Tier.GEMINI, "gemini-2.5-flash-lite", "remote", "headline-1", "h", "");

  @TempDir private Path folder;

  private final Random random = new Random(5);
  private final Market market =
      Market.randomWalks(
          new Random(4),
          30,
          160,
          (s, returns) -> Math.tanh(15 * returns[s + 1] + random.nextGaussian()));

  private double noise(Market.Article article) {
    return Math.tanh(random.nextGaussian());
  }

  private List<String> parts(ReplayReport report, String by) {
    return report.scrutiny().sorts().stream()
        .filter(sort -> sort.by().equals(by))
        .map(Sort::part)
        .toList();
  }

  @Test
  void maskedScoresAreHeldAgainstThoseOfTheSameTexts() {
    ReplayLab lab = ReplayLab.holding(folder, market).score(market, MASKED, false, this::noise);
    ReplayReport report = lab.replay("replay.horizons=1,2");
    assertThat(report.manifest().selection()).isEqualTo(ReplayLab.SELECTION.canonical());
    assertThat(report.manifest().settings()).containsEntry("masked", MASKED.canonical());
    List<Masking> cells = report.scrutiny().lookAhead().masking();
    assertThat(cells).extracting(Masking::period).containsExactly("all", "all");
    assertThat(cells.get(0).original()).isGreaterThan(.1);
    assertThat(cells.get(0).masked()).isBetween(-.05, .05);
    assertThat(cells.get(0).difference())
        .isCloseTo(cells.get(0).original() - cells.get(0).masked(), within(1e-12));
    assertThat(report.scrutiny().lookAhead().sentence())
        .contains("masked texts do worse")
        .contains("points to memory");
  }

  @Test
  void withACutoffTheMasksMakeATwoByTwo() {
    ReplayLab lab = ReplayLab.holding(folder, market).score(market, MASKED, false, this::noise);
    ReplayReport report = lab.replay("replay.horizons=1", "replay.knowledge_cutoff=2019-03-15");
    assertThat(report.scrutiny().lookAhead().masking())
        .extracting(Masking::period)
        .containsExactly("all", "before", "around", "after");
  }

  @Test
  void severalSelectionsStopAReplayUntilAMixtureIsAllowed() {
    ReplayLab lab =
        ReplayLab.holding(folder, market)
            .score(
                market.onlyArticles(article -> article.ticker().length() == 2),
                REMOTE,
                false,
                this::noise);
    assertThatThrownBy(lab::replay)
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("scores of 2 selections");
    ReplayReport report = lab.replayMixed(Optional.empty(), "replay.min_names=5");
    assertThat(report.manifest().selection()).startsWith("mixed: ");
    assertThat(report.manifest().settings().get("mixed"))
        .isEqualTo("4800 by embedded told, 0 by gemini gemini-2.5-flash-lite; 0 fallbacks");
    ReplayReport remoteFirst =
        lab.replayMixed(Optional.of(SelectionKey.of(REMOTE)), "replay.min_names=5");
    assertThat(remoteFirst.manifest().settings().get("mixed"))
        .isEqualTo("1600 by gemini gemini-2.5-flash-lite, 3200 by embedded told; 0 fallbacks");
    assertThat(parts(remoteFirst, "tier")).containsExactly("gemini", "embedded");
    assertThat(parts(remoteFirst, "model")).containsExactly("gemini-2.5-flash-lite", "told");
    assertThat(parts(remoteFirst, "prompt")).containsExactly("headline-1", "none");
    assertThat(parts(report, "tier")).as("one tier alone is no part").isEmpty();
  }

  @Test
  void theCutoffOfAMixtureIsTheLastOfAnyModel() {
    ReplayLab lab = ReplayLab.holding(folder, market).score(market, REMOTE, false, this::noise);
    ReplayReport report = lab.replayMixed(Optional.of(SelectionKey.of(REMOTE)));
    assertThat(report.scrutiny().lookAhead().verdict()).isEqualTo(Verdict.CONTAMINATED);
    assertThat(report.scrutiny().lookAhead().cutoff()).hasToString("Optional[2025-01-31]");
    assertThat(report.scrutiny().lookAhead().clock().orElseThrow().modelLater())
        .as("it could be asked from 2025-07-22 on, and the news are of 2019")
        .isPositive();
  }

  @Test
  void fallbacksStopAReplayUntilTheyAreAllowedAndThenStandApart() {
    Selection own = new Selection(Tier.EMBEDDED, "stopgap", "f", "none", "", "");
    Market few = market.onlyArticles(article -> article.ticker().length() == 2);
    ReplayLab lab = ReplayLab.in(folder).writeInputs(market);
    lab.score(market.onlyArticles(a -> a.ticker().length() > 2), own, false, Market.Article::score);
    lab.score(few, own, true, this::noise);
    assertThatThrownBy(lab::replay)
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("1600 scores are fallbacks");
    ReplayReport report = lab.replayMixed(Optional.empty(), "replay.min_names=5");
    assertThat(parts(report, "answer")).containsExactly("wanted", "fallback");
    assertThat(report.manifest().settings().get("mixed")).endsWith("; 1600 fallbacks");
  }

  @Test
  void signalsAreSortedByHowMuchNewsIsBehindThem() {
    ReplayReport report = ReplayLab.holding(folder, market).replay();
    assertThat(parts(report, "news_count")).containsExactly("1", "2 to 4", "5 or more");
    long rows =
        report.scrutiny().sorts().stream()
            .filter(sort -> sort.by().equals("news_count"))
            .mapToLong(Sort::rows)
            .sum();
    assertThat(rows)
        .isEqualTo(
            report.quantiles().stream()
                .filter(q -> q.horizon() == 1)
                .mapToLong(q -> q.rows())
                .sum());
  }
}
