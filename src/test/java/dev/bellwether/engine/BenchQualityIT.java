package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.BellwetherException;
import dev.bellwether.bench.ScaleFit;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.store.Calibrations;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiers behind a network are judged as the embedded one is; the fakes always say bullish, 0.8. */
class BenchQualityIT {
  private static final int TEXTS = 60;
  private static final int BULLISH = 45;

  @TempDir Path folder;

  private BenchQuality.Request request(boolean calibrate, String... models) throws IOException {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < TEXTS; i++) {
      csv.append("Company %d beats estimates by %d cents".formatted(i, i % 7))
          .append(i % 4 < 3 ? ",bullish\n" : ",bearish\n");
    }
    Path labels = Files.writeString(folder.resolve("labels.csv"), csv);
    return new BenchQuality.Request(labels, Map.of(), Map.of(), 0.1, calibrate, List.of(models));
  }

  private static long spent(Context context) {
    return Money.budget(context).stream()
        .filter(each -> each.tier().equals("all") && each.period().equals("day"))
        .mapToLong(Spending.Standing::spentMicroUsd)
        .sum();
  }

  @Test
  void everyTierIsJudgedPaidForAndCalibrated() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      Context context = lab.context("embedded.model=lexicon");
      BenchQuality.Report report =
          BenchQuality.run(context, request(true, "embedded", "gemini", "claude"));

      assertThat(report.entries())
          .extracting(BenchQuality.Entry::model)
          .containsExactly("embedded", "gemini", "claude");
      for (BenchQuality.Entry entry : report.entries().subList(1, 3)) {
        assertThat(entry.quality().n()).isEqualTo(TEXTS);
        assertThat(entry.quality().accuracy()).isCloseTo((double) BULLISH / TEXTS, within(1e-12));
        assertThat(entry.why()).isEmpty();
        ScaleFit fit = entry.fit().orElseThrow();
        assertThat(fit.scale().apply(0.8)).isCloseTo(0.75, within(0.02));
        assertThat(fit.eceBefore()).isCloseTo(0.05, within(1e-9));
        assertThat(fit.eceAfter()).isLessThan(0.02);
        try (State state = State.open(context.workspace())) {
          assertThat(Calibrations.load(state).scale(entry.selection())).contains(fit.scale());
        }
      }
      long charged = vendors.journal().stream().mapToLong(FakeVendors.Entry::microUsd).sum();
      assertThat(vendors.journal()).hasSize(2 * TEXTS);
      assertThat(spent(context)).isEqualTo(charged);
      assertThat(
              report.entries().stream()
                  .mapToDouble(entry -> entry.quality().usdPerThousand() * TEXTS / 1e3)
                  .sum())
          .isCloseTo(charged / 1e6, within(1e-9));
    }
  }

  @Test
  void whatABudgetLeavesUndoneIsCountedAndSaid() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      Context context = lab.context("budget.daily_usd=0.01", "limits.concurrent=1");
      BenchQuality.Entry entry =
          BenchQuality.run(context, request(false, "gemini")).entries().get(0);

      assertThat(entry.unpaid()).isTrue();
      assertThat(entry.why()).contains("budget");
      assertThat(entry.quality().n()).isPositive().isLessThan(TEXTS);
      assertThat(entry.quality().n() + entry.quality().skipped()).isEqualTo(TEXTS);
      assertThat(spent(context)).isLessThanOrEqualTo(10_000);
    }
  }

  @Test
  void aTierThatIsNotSetUpIsSaidBeforeAnythingIsAsked() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      Context context = new CloudLab(folder, vendors.url()).context();
      assertThatThrownBy(() -> BenchQuality.run(context, request(false, "gemini", "openai")))
          .isInstanceOf(BellwetherException.class)
          .hasMessage("bench quality --tier is openai, which is not configured");
      assertThatThrownBy(() -> BenchQuality.run(context, request(false, "gemini", "oracle")))
          .hasMessage("no tier 'oracle'");
      assertThat(vendors.journal()).isEmpty();
    }
  }
}
