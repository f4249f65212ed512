package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.backtest.Panel;
import dev.bellwether.config.KnowledgeCutoff;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.report.ReplayLookAhead.Comparison;
import dev.bellwether.report.ReplayLookAhead.Verdict;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often the flag fires on made-up scores: of a model that remembers what came before its
 * training cut-off, which should be nearly always, and of one that is as good after as before,
 * which should be seldom. 40 names, 500 sessions around the cut-off, scores that persist.
 */
class LookAheadFlagTest {
  private static final int NAMES = 40;
  private static final int SESSIONS = 560;
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

  /** Leaves 250 sessions on either side of the 90 days around it. */
  private static final LocalDate CUTOFF = FIRST.plusDays(249);

  private static final ReplaySettings RULES = rules();

  private static ReplaySettings rules() {
    ReplaySettings usual = Settings.defaults().replay();
    return new ReplaySettings(
        usual.horizons(),
        usual.quantiles(),
        usual.minNames(),
        usual.entry(),
        usual.latency(),
        usual.missingFirstSeen(),
        usual.costBps(),
        new KnowledgeCutoff.On(CUTOFF),
        usual.splits(),
        usual.groups(),
        usual.universe(),
        usual.folds(),
        usual.embargoSessions());
  }

  /** A grid whose sessions are the days from {@link #FIRST} on. */
  private record Days(Panel factor, Panel prices) implements DatedPanel {
    @Override
    public String name(int asset) {
      return "N" + asset;
    }

    @Override
    public LocalDate date(int session) {
      return FIRST.plusDays(session);
    }
  }

  /** How well scores foretell the next return, before and after the cut-off. */
  private interface Quality {
    double at(boolean beforeCutoff);
  }

  private static ReplayLookAhead judged(long seed, double persistence, Quality quality) {
    Random random = new Random(seed);
    double[] prices = new double[SESSIONS * NAMES];
    double[] factor = new double[SESSIONS * NAMES];
    double[] noise = new double[NAMES];
    double[][] returns = new double[SESSIONS][NAMES];
    for (double[] session : returns) {
      Arrays.setAll(session, name -> random.nextGaussian());
    }
    // From zero the noise would grow for a while, and the scores would begin better than they go
    // on.
    Arrays.setAll(noise, name -> random.nextGaussian());
    double step = Math.sqrt(1 - persistence * persistence);
    for (int session = 0; session < SESSIONS; session++) {
      boolean before = !FIRST.plusDays(session).isAfter(CUTOFF);
      double skill = quality.at(before);
      for (int name = 0; name < NAMES; name++) {
        int cell = session * NAMES + name;
        noise[name] = persistence * noise[name] + step * random.nextGaussian();
        factor[cell] = skill * returns[session][name] + Math.sqrt(1 - skill * skill) * noise[name];
        double entry = session == 0 ? 100 : prices[cell - NAMES];
        double earned = session == 0 ? 0 : 0.02 * returns[session - 1][name];
        prices[cell] = entry * (1 + Math.max(-.5, earned));
      }
    }
    Days panel = new Days(Panel.over(SESSIONS, NAMES, factor), Panel.over(SESSIONS, NAMES, prices));
    return LookAhead.of(panel, RULES, ModelDates.ofFile(RULES.knowledgeCutoff()), Optional.empty())
        .report();
  }

  private static double flagged(int seeds, double persistence, Quality quality) {
    int flagged = 0;
    for (int seed = 0; seed < seeds; seed++) {
      ReplayLookAhead report = judged(seed, persistence, quality);
      assertThat(report.evidence()).isEqualTo(ReplayLookAhead.Evidence.AFTER_CUTOFF);
      flagged += report.comparisons().stream().anyMatch(Comparison::flagged) ? 1 : 0;
    }
    return (double) flagged / seeds;
  }

  @Test
  void scoresThatAreTheFutureBeforeTheCutoffAndNoiseAfterItAreFlaggedBeyondDoubt() {
    int faded = 0;
    for (long seed = 0; seed < 20; seed++) {
      ReplayLookAhead report = judged(seed, .9, before -> before ? 1 : 0);
      assertThat(report.comparisons().get(0).pValue()).as("seed %d", seed).isLessThan(.001);
      assertThat(report.comparisons().get(0).flagged()).as("seed %d", seed).isTrue();
      faded += report.verdict() == Verdict.FADES ? 1 : 0;
    }
    assertThat(faded).as("noise passes at 5 % now and then").isGreaterThanOrEqualTo(18);
  }

  @Test
  void theSentenceSaysThatItDoesNotSurvive() {
    assertThat(judged(1, .9, before -> before ? 1 : 0).sentence())
        .startsWith("The result does not survive the training cut-off (2023-09-07)");
  }

  @Test
  void weakMemoryIsFlaggedAndEqualQualityIsNot() {
    assertThat(flagged(40, .9, before -> before ? .15 : 0)).isGreaterThanOrEqualTo(.99);
    assertThat(flagged(40, .9, before -> .05)).isLessThanOrEqualTo(.08);
  }

  @Test
  void anHonestResultSurvives() {
    ReplayLookAhead report = judged(1, .9, before -> .2);
    assertThat(report.verdict()).isEqualTo(Verdict.SURVIVES);
    assertThat(report.sentence()).contains("survives").contains("3 of 3");
  }

  @Test
  @EnabledIfSystemProperty(named = "bellwether.heavy", matches = "true")
  void overFourHundredSeeds() {
    System.out.println("| scores | before | after | flagged |");
    for (double persistence : new double[] {0, .9, .98}) {
      for (double skill : new double[] {1, .15, .1, .05}) {
        double share = flagged(400, persistence, before -> before ? skill : 0);
        print(persistence, skill, 0, share);
        if (skill >= .15) {
          assertThat(share).as("AR %s, skill %s", persistence, skill).isGreaterThanOrEqualTo(.99);
        }
      }
      for (double skill : new double[] {0, .05, .2}) {
        double share = flagged(400, persistence, before -> skill);
        print(persistence, skill, skill, share);
        assertThat(share).as("AR %s, equal at %s", persistence, skill).isLessThanOrEqualTo(.08);
      }
    }
  }

  private static void print(double persistence, double before, double after, double share) {
    System.out.printf(
        "| AR %.2f | %.2f | %.2f | %.1f %% |%n", persistence, before, after, 100 * share);
  }
}
