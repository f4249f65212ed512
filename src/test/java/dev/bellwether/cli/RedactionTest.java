package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final Redaction NO_VARIABLES = new Redaction(Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://discord.com/api/webhooks/123/abc-DEF https://discord.com/api/webhooks/***",
        "https://discord.com/api/v10/webhooks/1/a?wait=1 https://discord.com/api/v10/webhooks/***?wait=1",
        "https://h/x?apikey=abc https://h/x?apikey=***",
        "https://h/x?a=1&API_KEY=abc&b=2 https://h/x?a=1&API_KEY=***&b=2",
        "https://h/x?auth_token=abc#top https://h/x?auth_token=***#top",
        "https://h/x?sig=abc https://h/x?sig=***",
        "https://me:word@h/x https://***@h/x",
        "--set=discord.webhook=https://h/1/2 --set=discord.webhook=***",
        "gemini.api_key=abc gemini.api_key=***",
      })
  void hides(String text, String clean) {
    assertThat(NO_VARIABLES.clean(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/rss?page=2&sort=key",
        "replay.min_names=10",
        "--map title=headline,tickers=symbols",
        "https://h/users/webhooks",
        "mail me@example.org",
        "",
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(NO_VARIABLES.clean(text)).isEqualTo(text);
  }

  @Test
  void hidesTheValuesOfSecretVariablesOnly() {
    Redaction redaction =
        new Redaction(
            Map.of("A_KEY", "aaaaaaaa", "b_token", "bbbbbbbb", "HOME", "/home/me", "C_KEY", "cc"));

    assertThat(redaction.clean("aaaaaaaa bbbbbbbb /home/me cc")).isEqualTo("*** *** /home/me cc");
  }

  @Test
  void hidesTheLongerOfTwoSecretsThatBeginAlike() {
    Redaction redaction = new Redaction(Map.of("A_KEY", "abcdefgh", "B_KEY", "abcdefghijkl"));

    assertThat(redaction.clean("abcdefghijkl")).isEqualTo("***");
  }

  @Test
  void hidesASecretAsAnAddressWritesIt() {
    Redaction redaction = new Redaction(Map.of("A_SECRET", "ab/cd+ef=="));

    assertThat(redaction.clean("https://h/ab%2Fcd%2Bef%3D%3D/x")).isEqualTo("https://h/***/x");
  }
}
