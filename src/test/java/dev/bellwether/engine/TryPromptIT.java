package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.engine.FakeVendors.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryPromptIT {
  private static final TryPrompt.Request REQUEST =
      new TryPrompt.Request(
          "headline", "Acme cuts its outlook", "", Optional.of(new Ticker("ACME")));

  @TempDir Path folder;

  @Test
  void everyTierIsAskedNoScoreIsKeptAndTheCallIsOnTheBill() throws Exception {
    try (FakeVendors vendors =
        new FakeVendors((tier, n) -> tier.equals("gemini") ? Fate.ANSWER : Fate.DOWN)) {
      CloudLab lab = new CloudLab(folder, vendors.url()).holding(1);

      TryPrompt.Report report = TryPrompt.run(lab.context("profile=live"), REQUEST);

      assertThat(report.partial()).isTrue();
      assertThat(report.said())
          .extracting(TryPrompt.Said::tier)
          .containsExactlyInAnyOrder("gemini", "claude");
      assertThat(report.said())
          .filteredOn(said -> said.tier().equals("gemini"))
          .singleElement()
          .satisfies(
              said -> {
                assertThat(said.verdict().orElseThrow().direction()).isEqualTo(Direction.BULLISH);
                assertThat(said.cost().microUsd()).isPositive();
              });
      assertThat(report.said())
          .filteredOn(said -> said.tier().equals("claude"))
          .singleElement()
          .satisfies(said -> assertThat(said.failure()).isNotEmpty());
      assertThat(vendors.bodies()).anyMatch(body -> body.contains("Acme cuts its outlook"));
      assertThat(lab.number("select count(*) from scores")).isZero();
      assertThat(lab.number("select sum(cost_micro_usd) from calls")).isPositive();
    }
  }

  @Test
  void aPromptOfTheWorkspaceIsShownAgainstTheBuiltInOne() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://localhost:9");
    assertThat(ReadPrompts.diff(lab.context(), "headline")).isEmpty();

    Path own = Files.createDirectories(folder.resolve("prompts")).resolve("headline.md");
    Files.writeString(
        own,
        ReadPrompts.get(lab.context(), "headline").file().replace("News counts, not mood.", "So."));

    assertThat(ReadPrompts.diff(lab.context(), "headline"))
        .contains("--- built in\n")
        .contains("\n-1. News counts, not mood.")
        .contains("\n+1. So.");
  }

  @Test
  void whatWouldBeSentIsShownWithTheTextInItsPlace() {
    CloudLab lab = new CloudLab(folder, "http://localhost:9");

    assertThat(TryPrompt.rendered(lab.context(), REQUEST))
        .contains("Share: ACME")
        .contains("<text>\nAcme cuts its outlook\n</text>");
  }
}
