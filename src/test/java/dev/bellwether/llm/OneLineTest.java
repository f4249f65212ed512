package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void whatSteersTerminalsBecomesABlank() {
    assertThat(OneLine.of("  red \u001b[31mtext\r\nand \u202eturned\u2028line\u0000 ", 200))
        .isEqualTo("red [31mtext and turned line");
  }

  @Test
  void whatIsTooLongIsCutBetweenWholeCharacters() {
    assertThat(OneLine.of("ab\ud83d\ude00cd", 3)).isEqualTo("ab\ud83d\ude00...");
    assertThat(OneLine.of("abc", 3)).isEqualTo("abc");
  }
}
