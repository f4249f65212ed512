package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of data that say nothing: the sentence says why, and no more than that. */
class StudyEdgesTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void twoReturnsAreNotSureOfAnything() {
    shell.write("two.csv", "ret\n0.01\n0.015\n");
    Ran ran = shell.run("replay", "returns", "two.csv", "--resamples", "20").exits(ExitCode.DONE);
    assertThat(ran.out())
        .contains("a year over 2 periods: fewer than 30, too few to say how sure it is.");
  }

  @Test
  void trialsThatNeverReturnAnythingHaveNoBestOne() {
    shell.write("flat.csv", "a,b,c\n" + "0,0,0\n".repeat(40));
    Ran ran = shell.run("replay", "trials", "flat.csv", "--blocks", "4").exits(ExitCode.DONE);
    assertThat(ran.out()).contains("No trial is better than another in any half of the data");
  }

  /** Thirty events are not too few; that their assets are the market is the point. */
  @Test
  void assetsThatAreTheMarketAreCountedAsSuch() {
    Random random = new Random(6);
    StringBuilder rows = new StringBuilder("event_id,rel_day,asset_return,market_return\n");
    for (int event = 0; event < 30; event++) {
      for (int day = -20; day <= 1; day++) {
        double market = 0.01 * random.nextGaussian();
        double asset = event % 2 == 0 ? market : 1.3 * market + 0.001;
        rows.append("e%d,%d,%s,%s\n".formatted(event, day, asset, market));
      }
    }
    shell.write("market.csv", rows.toString());
    shell
        .run("replay", "events", "market.csv", "--estimation=-20,-3", "--window=-1,1")
        .exits(ExitCode.USAGE)
        .mentions(
            "no usable event: the market explains every return of the estimation window (30)");
  }

  @Test
  void aReturnThatIsMissingInAPastLongEnoughIsDoneWithout() {
    Random random = new Random(7);
    StringBuilder rows = new StringBuilder("event_id,rel_day,asset_return,market_return\n");
    for (int day = -42; day <= 1; day++) {
      double market = 0.01 * random.nextGaussian();
      double asset = market + 0.01 * random.nextGaussian();
      rows.append(day == -30 ? "" : "one,%d,%s,%s\n".formatted(day, asset, market));
      rows.append(day < -20 && day > -32 ? "" : "many,%d,%s,%s\n".formatted(day, asset, market));
    }
    shell.write("gaps.csv", rows.toString());
    String[] command = "replay events gaps.csv --estimation=-42,-3 --window=-1,1".split(" ");
    Ran ran = shell.run(command).exits(ExitCode.DONE);
    assertThat(ran.out())
        .containsPattern("estimation_returns\\s+39")
        .containsPattern("event: fewer than 30 returns in the estimation window\\s+1");
  }
}
