package dev.bellwether.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JargonTest {
  @Test
  void isTheShareOfTermsAmongTheWords() {
    String forty = "covenant EBITDA Tranches refinancing " + "word ".repeat(36);

    assertThat(Jargon.density(forty)).isEqualTo(4.0 / 40);
  }

  @Test
  void aShortTextCountsAsOneOfThirtyWords() {
    assertThat(Jargon.density("EBITDA rises 12.5%")).isEqualTo(1.0 / 30);
    assertThat(Jargon.density("")).isZero();
  }
}
