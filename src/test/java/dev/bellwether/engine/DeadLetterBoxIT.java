package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.store.DeadLetters;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterBoxIT {
  private static final String[] POOR = {"budget.daily_usd=0", "budget.monthly_usd=0"};

  @TempDir Path folder;

  private List<DeadLetters.Letter> die(CloudLab lab) {
    ScoreByRoute.run(lab.context(POOR), false);
    return DeadLetterBox.list(lab.context());
  }

  @Test
  void aLetterIsShownWithItsTextAndWhatWasTried() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(5);
      DeadLetters.Letter first = die(lab).get(0);

      DeadLetters.Letter shown =
          DeadLetterBox.show(lab.context(), first.contentHash().substring(0, 12)).get(0);

      assertThat(shown.title()).startsWith("Company ").contains("beats estimates");
      assertThat(shown.attempts()).as("nobody was asked").isZero();
      assertThat(shown.reason()).contains("budget");
      assertThat(shown.runId()).endsWith("-r2");
    }
  }

  @Test
  void aLetterCountsTheCallsThatWereMadeAndSaysEachReasonOnce() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ERROR)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(3);
      // Over both tiers the circuits open on the way.
      ScoreByRoute.run(lab.context("profile=live"), false);

      List<DeadLetters.Letter> letters = DeadLetterBox.list(lab.context());
      assertThat(letters).hasSize(3);
      assertThat(letters.stream().mapToLong(DeadLetters.Letter::attempts).sum())
          .isEqualTo(vendors.journal().size());
      for (DeadLetters.Letter letter : letters) {
        List<String> reasons = List.of(letter.reason().split("; ", -1));
        assertThat(reasons).doesNotHaveDuplicates();
        assertThat(letter.reason()).contains("503", "529").doesNotContain("open until");
      }
    }
  }

  @Test
  void aDroppedLetterIsNeitherShownNorTriedAgainAndAReleasedOneIs() throws Exception {
    AtomicBoolean down = new AtomicBoolean(true);
    try (FakeVendors vendors =
        new FakeVendors((tier, n) -> down.get() ? Fate.ERROR : Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(5);
      ScoreByRoute.run(lab.context("profile=live"), false);
      List<DeadLetters.Letter> letters = DeadLetterBox.list(lab.context());
      assertThat(letters).hasSize(5);
      down.set(false);
      String dropped = letters.get(0).contentHash();
      String released = letters.get(1).contentHash();

      assertThat(DeadLetterBox.drop(lab.context(), List.of(dropped))).isEqualTo(1);
      assertThat(DeadLetterBox.release(lab.context(), List.of(released))).isEqualTo(1);

      assertThat(DeadLetterBox.list(lab.context()))
          .extracting(DeadLetters.Letter::contentHash)
          .hasSize(3)
          .doesNotContain(dropped, released);
      ScoreByRoute.run(lab.context(), false);
      assertThat(answered(vendors)).isEqualTo(1);

      DeadLetterBox.release(lab.context(), DeadLetterBox.ALL);
      ScoreByRoute.run(lab.context(), false);
      assertThat(answered(vendors)).as("all but the dropped one").isEqualTo(4);
    }
  }

  private static long answered(FakeVendors vendors) {
    return vendors.journal().stream().filter(entry -> entry.fate() == Fate.ANSWER).count();
  }

  @Test
  void aLetterForWantOfMoneyIsTakenUpWithTheMoneyUnlessItWasDropped() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(5);
      DeadLetterBox.drop(lab.context(), List.of(die(lab).get(0).contentHash()));

      ScoreByRoute.Report poor = ScoreByRoute.run(lab.context(POOR), false);
      assertThat(poor.missedForMoney()).isEqualTo(4);
      assertThat(DeadLetterBox.list(lab.context())).hasSize(4);

      ScoreByRoute.Report rich = ScoreByRoute.run(lab.context(), false);
      assertThat(rich.missedForMoney()).isZero();
      assertThat(answered(vendors)).isEqualTo(4);
      assertThat(DeadLetterBox.list(lab.context())).isEmpty();
    }
  }

  @Test
  void aHashThatNoLetterHasIsAnErrorAndNothingIsDone() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(2);
      String known = die(lab).get(0).contentHash();

      assertThatThrownBy(() -> DeadLetterBox.drop(lab.context(), List.of("zzz", known)))
          .isInstanceOf(BellwetherException.class)
          .hasMessageContaining("no dead letter of a text 'zzz'");
      assertThat(DeadLetterBox.list(lab.context())).hasSize(2);
    }
  }
}
