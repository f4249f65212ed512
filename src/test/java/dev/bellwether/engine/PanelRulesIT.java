package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.Bar;
import dev.bellwether.BellwetherException;
import dev.bellwether.report.ReplayDetails.GroupIc;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user says of names: groups, a universe, splits, and folds to choose in. */
class PanelRulesIT {
  private static final int TICKERS = 30;
  private static final LocalDate SPLIT = LocalDate.of(2019, 4, 1);

  @TempDir private Path folder;

  private final Random random = new Random(3);
  private final Market market =
      Market.randomWalks(
          new Random(2),
          TICKERS,
          160,
          (s, returns) -> Math.tanh(20 * returns[s + 1] + random.nextGaussian()));

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private void writeGroups() throws IOException {
    List<String> lines = new ArrayList<>(List.of("symbol,company,sector"));
    for (int ticker = 0; ticker < TICKERS; ticker++) {
      lines.add("t" + ticker + ",Company No. " + ticker + "," + (ticker < 10 ? "Metals" : "Shops"));
    }
    write("sectors.csv", lines.toArray(String[]::new));
  }

  private Market withSplit() {
    List<Bar> bars =
        market.bars().stream()
            .map(
                bar ->
                    bar.ticker().symbol().equals("T7") && !bar.session().isBefore(SPLIT)
                        ? Market.bar("T7", bar.session(), bar.open() / 4, bar.close() / 4)
                        : bar)
            .toList();
    return new Market(market.articles(), bars);
  }

  @Test
  void groupsOfAFileMakeNeutralFiguresAndCapTheSimulatedBook() throws IOException {
    writeGroups();
    ReplayLab lab = ReplayLab.holding(folder, market);
    ReplayReport plain = lab.replay();
    ReplayReport grouped = lab.replay("replay.groups=sectors.csv");
    assertThat(plain.details().groups()).isEmpty();
    assertThat(grouped.details().groups())
        .extracting(GroupIc::group)
        .containsOnly("Metals", "Shops");
    assertThat(grouped.details().groupNeutral()).hasSize(3);
    assertThat(grouped.information()).as("groups change no rank IC").isEqualTo(plain.information());
    assertThat(grouped.manifest().dataHashes()).containsKey("groups");
    // Capital of 0: no volume limits the book before the cap does.
    ReplayScrutiny.Strategy free =
        lab.replay("replay.groups=sectors.csv", "strategy.capital=0")
            .scrutiny()
            .strategy()
            .orElseThrow();
    ReplayScrutiny.Strategy capped =
        lab.replay("replay.groups=sectors.csv", "strategy.capital=0", "strategy.group_cap=0.2")
            .scrutiny()
            .strategy()
            .orElseThrow();
    assertThat(capped.longExposure() + capped.shortExposure())
        .as("two groups of a fifth each, drifting a little")
        .isLessThan(0.45);
    assertThat(free.longExposure() + free.shortExposure()).isGreaterThan(0.6);
    assertThat(capped.events().capped()).isGreaterThan(free.events().capped());
  }

  @Test
  void aTickerInTwoGroupsIsRefused() throws IOException {
    write("sectors.csv", "ticker,group", "T1,A", "T1,B");
    ReplayLab lab = ReplayLab.holding(folder, market);
    assertThatThrownBy(() -> lab.replay("replay.groups=sectors.csv"))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("sectors.csv:3: T1 stands in two groups");
  }

  @Test
  void namesCountOnlyWhileTheyAreMembers() throws IOException {
    List<String> lines = new ArrayList<>(List.of("ticker,from,to"));
    for (int ticker = 0; ticker < 25; ticker++) {
      lines.add("T" + ticker + (ticker < 22 ? ",," : ",2019-03-01,2019-05-31"));
    }
    write("members.csv", lines.toArray(String[]::new));
    ReplayReport report = ReplayLab.holding(folder, market).replay("replay.universe=members.csv");
    assertThat(report.coverage().tickers()).isEqualTo(25);
    assertThat(report.series().breadth())
        .allSatisfy(
            point -> {
              boolean more =
                  !point.session().isBefore(LocalDate.of(2019, 3, 1))
                      && !point.session().isAfter(LocalDate.of(2019, 5, 31));
              assertThat(point.names()).isEqualTo(more ? 25 : 22);
            });
    assertThat(report.coverage().drops()).containsKey("signal: outside the universe on that date");
  }

  @Test
  void aJumpThatLooksLikeASplitIsNamedAndWhatIsDoneIsChosen() {
    ReplayLab lab = ReplayLab.holding(folder, withSplit());
    ReplayReport flagged = lab.replay();
    assertThat(flagged.scrutiny().splits())
        .singleElement()
        .satisfies(
            split -> {
              assertThat(split.asset()).isEqualTo("T7");
              assertThat(split.session()).isEqualTo(SPLIT);
              assertThat(split.shares()).isEqualTo(4);
            });
    ReplayReport dropped = lab.replay("replay.splits=drop");
    assertThat(dropped.coverage().tickers()).isEqualTo(TICKERS - 1);
    assertThat(dropped.coverage().drops())
        .containsKey("signal: its prices jump as an unadjusted split does");
    ReplayReport adjusted = lab.replay("replay.splits=adjust");
    assertThat(adjusted.scrutiny().splits()).hasSize(1);
    assertThat(adjusted.coverage().tickers()).isEqualTo(TICKERS);
    assertThat(adjusted.quantiles()).isNotEqualTo(flagged.quantiles());
  }

  @Test
  void adjustingTheSplitGivesWhatUnsplitPricesGive() {
    ReplayReport adjusted = ReplayLab.holding(folder, withSplit()).replay("replay.splits=adjust");
    ReplayReport never = ReplayLab.holding(folder.resolve("never"), market).replay();
    assertThat(adjusted.series().ic().stream().map(ReplayReport.IcPoint::session).toList())
        .isEqualTo(never.series().ic().stream().map(ReplayReport.IcPoint::session).toList());
    for (int i = 0; i < never.series().ic().size(); i++) {
      assertThat(adjusted.series().ic().get(i).ic())
          .isCloseTo(never.series().ic().get(i).ic(), within(1e-9));
    }
  }

  @Test
  void choicesAreTestedOnDatesTheyWereNotMadeOn() {
    ReplayScrutiny.Folds folds =
        ReplayLab.holding(folder, market)
            .replay("replay.folds=4", "replay.embargo_sessions=3", "replay.horizons=2")
            .scrutiny()
            .folds()
            .orElseThrow();
    assertThat(folds.variants())
        .containsExactly("half-life 1.0", "half-life 2.0", "half-life 4.0", "half-life 8.0");
    assertThat(folds.folds())
        .extracting(ReplayScrutiny.Fold::scheme)
        .containsExactly(
            "walk_forward",
            "walk_forward",
            "walk_forward",
            "walk_forward",
            "cross_validation",
            "cross_validation",
            "cross_validation",
            "cross_validation");
    assertThat(folds.folds().get(0).purged()).isEqualTo(2);
    assertThat(folds.folds().get(5).purged()).as("on both sides").isEqualTo(4);
    assertThat(folds.folds().get(5).embargoed()).isEqualTo(3);
    assertThat(folds.results()).hasSize(2);
    assertThat(folds.results().get(0).hindsight())
        .as("news of the day before knows most, so it should fade fast")
        .contains("half-life 1.0");
    assertThat(folds.results().get(0).icMean().orElseThrow()).isPositive();
  }
}
