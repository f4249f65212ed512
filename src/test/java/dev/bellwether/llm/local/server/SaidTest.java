package dev.bellwether.llm.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidTest {
  private static final String KEY = "key-of-the-server";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"error\":{\"code\":400,\"message\":\"Failed to parse grammar\"}} | Failed to parse grammar",
        "{\"error\":\"model 'x' not found\"} | model 'x' not found",
        "{\"message\":\"no such path\"} | no such path",
        "{\"detail\":\"Not Found\"} | Not Found",
        "Bad Gateway | Bad Gateway",
        "<html><body>502</body></html> | ``",
        "{\"status\":\"error\"} | ``",
        "{\"error\":{\"message\":7}} | ``",
        "{\"error\":{\"message\":\"cut off | {\"error\":{\"message\":\"cut off",
        "[] | ``",
        "`` | ``"
      })
  void theReasonIsFoundWhereverItIs(String body, String reason) {
    assertThat(Said.reason(body, KEY)).isEqualTo(reason);
  }

  @Test
  void neitherTheKeyNorThatOfAnotherIsShown() {
    assertThat(Said.line("bad key " + KEY + " in Authorization: Bearer abc.def", KEY))
        .isEqualTo("bad key *** in Authorization: Bearer ***");
  }

  @Test
  void theKeyIsNotShownEitherWhereTheLineIsCut() {
    assertThat(Said.line("x".repeat(195) + KEY, KEY)).doesNotContain("key").hasSize(198);
  }

  @Test
  void whatSteersATerminalIsTakenOut() {
    assertThat(Said.line("a\u001b[31mred\u0007\r\nb\u202egnp\u0000\u0085c\u2028d\t\t e", ""))
        .isEqualTo("a [31mred b gnp c d e");
  }

  @Test
  void aLongTextIsCutBetweenLetters() {
    assertThat(Said.line("\ud83d\ude00".repeat(500), ""))
        .isEqualTo("\ud83d\ude00".repeat(200) + "...");
  }
}
