package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.Tier;
import dev.bellwether.guard.RateLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @TempDir Path folder;

  private Catalogue with(String toml) throws Exception {
    return Catalogue.load(Files.writeString(folder.resolve("models.toml"), toml));
  }

  private Catalogue builtIn() {
    return Catalogue.load(folder.resolve("models.toml"));
  }

  @Test
  void theDefaultsAreAFlashLiteModelAndHaiku() {
    assertThat(builtIn().get(Tier.GEMINI, "").id()).contains("flash-lite");
    assertThat(builtIn().get(Tier.CLAUDE, "").id()).contains("haiku");
  }

  @Test
  void aTableOfAnotherNameIsNotIgnored() {
    assertThatThrownBy(() -> with("[[model]]\nid = \"x\"\ntier = \"gemini\"\n"))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("unknown key model");
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-3.8-flash, 2026-12-31, 1000,   0.75",
    "gemini-3.8-flash, 2027-01-01, 1000,   1.50",
    "claude-haiku-5-5, 2026-11-24, 100000, 0.10",
    "claude-haiku-5-5, 2026-11-24, 100001, 0.50",
  })
  void aPriceDependsOnTheDateAndTheLengthOfThePrompt(
      String model, LocalDate date, long tokens, String expected) {
    assertThat(builtIn().find(model).orElseThrow().price(date, tokens).input())
        .isEqualByComparingTo(expected);
  }

  @Test
  void everyBuiltInModelHasAPriceToday() {
    assertThat(builtIn().all())
        .allSatisfy(card -> assertThat(card.price(TODAY, 1000).output().signum()).isPositive());
  }

  @Test
  void aMissingPriceIsAnErrorAndNotFree() throws Exception {
    ModelCard unpriced = with("[[models]]\nid = \"m\"\ntier = \"openai\"").get(Tier.OPENAI, "m");

    assertThatThrownBy(() -> unpriced.price(TODAY, 1))
        .isInstanceOf(BellwetherException.class)
        .hasMessage("no price is known for m on 2026-11-24");
    assertThatThrownBy(() -> builtIn().get(Tier.CLAUDE, "").price(LocalDate.of(2026, 1, 1), 1))
        .isInstanceOf(BellwetherException.class);
  }

  @Test
  void theUsersFileReplacesModelsById() throws Exception {
    Catalogue catalogue =
        with(
            """
            [[models]]
            id = "gemini-3.5-flash-lite"
            tier = "gemini"
            default = true
            per_minute = 4000
            prices = [{ from = 2026-01-01, input = 9, output = 9 }]
            """);

    ModelCard card = catalogue.get(Tier.GEMINI, "");
    assertThat(card.price(TODAY, 1).input()).isEqualByComparingTo("9");
    assertThat(card.perDay()).isEqualTo(RateLimit.UNLIMITED);
    assertThat(catalogue.find("claude-haiku-5-5")).isPresent();
  }

  @Test
  void aTypoOrAWrongValueIsNamed() {
    assertThatThrownBy(() -> with("[[models]]\nid = \"m\"\ntier = \"openai\"\npreis = 1"))
        .hasMessageContaining("unknown key 'preis'");
    assertThatThrownBy(() -> with("[[models]]\nid = \"m\"\ntier = \"opnai\""))
        .hasMessageContaining("tier");
    assertThatThrownBy(
            () ->
                with(
                    "[[models]]\nid = \"m\"\ntier = \"openai\"\nprices = [{ from = 2026-01-01, input = -1, output = 1 }]"))
        .hasMessageContaining("input");
    assertThatThrownBy(() -> with("[[models")).hasMessageContaining("broken TOML");
  }

  @Test
  void theReserveOfADayIsForLiveUseOnly() {
    ModelCard card = builtIn().get(Tier.GEMINI, "");

    assertThat(card.limit(60, false).perDay()).isEqualTo(1400);
    assertThat(card.limit(60, true).perDay()).isEqualTo(1500);
    assertThat(card.limit(60, true).perMinute()).isEqualTo(15);
    assertThat(card.limit(5, true).perMinute()).isEqualTo(5);
  }
}
