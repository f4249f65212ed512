package dev.bellwether.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickerFinderTest {
  private static List<String> found(String text) {
    return TickerFinder.find(text).stream().map(m -> m.ticker() + " " + m.evidence()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$AAPL rises | AAPL",
        "buy $BRK.B. Now | BRK.B",
        "buy $BF-B now | BF.B",
        "$aapl up | AAPL",
        "($TSLA) | TSLA",
        "sold $F, kept the rest | F",
        "$AAPL.It grew | AAPL",
        "at $AAPL's event | AAPL"
      })
  void cashtagsAreRecognised(String text, String symbol) {
    assertThat(found(text)).containsExactly(symbol + " CASHTAG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$100",
        "$5m",
        "$5M",
        "US$AAPL",
        "$$AAPL",
        "$",
        "$ AAPL",
        "$ABCDEFGH",
        "$AbC",
        "$AAPL2",
        "100$"
      })
  void amountsAndAccidentsAreNoCashtags(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apple (NASDAQ: AAPL) said | AAPL",
        "Apple (Nasdaq:AAPL) said | AAPL",
        "IBM (NYSE:IBM) said | IBM",
        "Imperial (NYSE American: IMO) said | IMO",
        "X Inc. (Nasdaq GS: XYZ) said | XYZ",
        "Small (OTC: SMAL) said | SMAL",
        "Small [OTCQB : SMAL] said | SMAL",
        "Berkshire (NYSE: BRK.A) said | BRK.A",
        "see NASDAQ:MSFT today | MSFT",
        "Both (NYSE: ABC; TSX: XYZ) | ABC",
        "IBM (NYSE: IBM, CEO said) | IBM"
      })
  void exchangePatternsAreRecognised(String text, String symbol) {
    assertThat(found(text)).containsExactly(symbol + " EXCHANGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(NYSE: closed)",
        "NYSE: A quiet day",
        "(TSX: ABC)",
        "note: ABC",
        "(ENYSE: ABC)",
        ":",
        "(NYSE:",
        "(NYSE: )"
      })
  void otherColonsAreNoMentions(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void severalSymbolsBehindOneVenueAreAllFound() {
    assertThat(found("Berkshire (NYSE: BRK.A, BRK.B) and Alphabet (Nasdaq: GOOG; GOOGL)"))
        .containsExactly("BRK.A EXCHANGE", "BRK.B EXCHANGE", "GOOG EXCHANGE", "GOOGL EXCHANGE");
  }

  @Test
  void mentionsComeInOrderOfFirstOccurrenceAndOnce() {
    assertThat(found("$MSFT against Apple (NASDAQ: AAPL), $AAPL and $MSFT"))
        .containsExactly("MSFT CASHTAG", "AAPL EXCHANGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$", ":", "(NYSE:", "(", "$A.", "nasdaq global select market :", "(NYSE:A,"})
  void hostileRepetitionTakesLinearTime(String unit) {
    String text = unit.repeat(2_000_000 / unit.length());
    assertTimeoutPreemptively(Duration.ofSeconds(120), () -> TickerFinder.find(text));
  }

  @Test
  void arbitraryTextIsNeverAnError() {
    long seed = 20240131;
    Random random = new Random(seed);
    String alphabet = "$:()[].,- ABCabc019NYSENASDAQ\u00a0\ud83d\ude80";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(TickerFinder.find(text.toString())).as("seed %d: %s", seed, text).isNotNull();
    }
  }
}
