package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTest {
  @Test
  void theLongestPhraseWins() {
    Lexicon lexicon = lexicon("profit\tprofit\nprofit warning\tnegative\t1.4\n");
    Token[] tokens = Phrases.join(lexicon, Tokeniser.read(lexicon, "Profit-warning profit"));
    assertThat(tokens).extracting(Token::kind).containsExactly(Kind.NEGATIVE, Kind.PROFIT);
    assertThat(tokens[0].value()).isEqualTo(1.4);
  }

  @Test
  void aNounWithoutAWeightSaysNothingByItself() {
    assertThat(lexicon("sales\tgood\nbeats\tpositive\n").word("sales").value()).isZero();
    assertThat(lexicon("sales\tgood\nbeats\tpositive\n").word("beats").value()).isEqualTo(1);
  }

  @Test
  void aRepeatedFormIsAnError() {
    assertThatThrownBy(() -> lexicon("# list\nup\trise\nup\tfall\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lexicon line 3: 'up\tfall'");
  }

  @Test
  void readsNumbersWithSignsAndUnits() {
    Lexicon lexicon = lexicon("mn\tunit\t1000000\neur\tcurrency\npct\tpercent_sign\n");
    List<Token> tokens = Tokeniser.read(lexicon, "EUR1,250.5mn -3.2% 5 pct");
    Token[] joined = Phrases.join(lexicon, tokens);
    assertThat(joined)
        .extracting(Token::kind)
        .containsExactly(Kind.NUMBER, Kind.SIGNED_PERCENT, Kind.PERCENT);
    assertThat(joined[0].value()).isEqualTo(1_250_500_000.0);
    assertThat(joined[1].value()).isEqualTo(-3.2);
  }

  private static Lexicon lexicon(String list) {
    return Lexicon.parse(list.getBytes(StandardCharsets.UTF_8));
  }
}
