package dev.bellwether.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apple beats (NASDAQ: AAPL), up 5%|Apple beats (NASDAQ: AAPL), up 5%",
        "**bold** _it_ ~~no~~ `code`|\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\`",
        "[free](evil)|\\[free](evil)",
        "# head|\\# head",
        "> quote|\\> quote",
        "a # b|a # b",
        "<@123> <#4> <t:5>|\\<@\u200b123> \\<#4> \\<t:5>",
        "@everyone|@\u200beveryone",
        "see https://evil.example now|see https:\u200b//evil.example now",
        "a\\*b|a\\\\\\*b"
      })
  void meansNothingButItself(String text, String shown) {
    assertThat(PlainText.of(text, 200)).isEqualTo(shown);
  }

  @Test
  void linesAndBlanksBecomeOneBlank() {
    assertThat(PlainText.of("  a\r\n\n\tb\u00a0c ", 200)).isEqualTo("a b c");
  }

  @Test
  void whatCannotBeSeenOrTurnsTheDirectionIsLeftOut() {
    assertThat(PlainText.of("a\u202eb\u200bc\u0000d\ufeffe\u2066f", 200)).isEqualTo("abcdef");
  }

  @Test
  void aLongTextEndsInAnEllipsisAndAFittingOneDoesNot() {
    assertThat(PlainText.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(PlainText.of("abcdefg", 6)).isEqualTo("abcde\u2026");
    assertThat(PlainText.of("abcd **", 6)).isEqualTo("abcd\u2026");
  }

  @Test
  void neitherPairsNorEscapesAreTornApart() {
    assertThat(PlainText.of("a\ud83d\ude00\ud83d\ude00", 4)).isEqualTo("a\ud83d\ude00\u2026");
    assertThat(PlainText.of("abc*def", 5)).isEqualTo("abc\u2026");
  }

  @Test
  void anyTextFitsAndMentionsNobody() {
    long seed = 20261124;
    Random random = new Random(seed);
    String pieces = "ab @*_~`|<>[]()#\\:/\n\u202e\u200b\ud83d\ude00everyone http://";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      int longest = 1 + random.nextInt(60);
      String shown = PlainText.of(text.toString(), longest);
      assertThat(shown.length()).as("seed %d, '%s'", seed, text).isLessThanOrEqualTo(longest);
      assertThat(shown).doesNotContain("://", "@e", "@h", "\n");
    }
  }
}
