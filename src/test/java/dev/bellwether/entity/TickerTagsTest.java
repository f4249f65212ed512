package dev.bellwether.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickerTagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAPL,MSFT",
        "AAPL; MSFT",
        "aapl|msft",
        "AAPL MSFT AAPL",
        "['AAPL', 'MSFT']",
        "[\"AAPL\",\"MSFT\"]",
        "$AAPL,$MSFT",
        "Nasdaq:AAPL, NASDAQ:MSFT",
        " (AAPL),, MSFT ,"
      })
  void theWaysOfWritingAListAreRead(String text) {
    assertThat(TickerTags.read(text))
        .isEqualTo(new Outcome.Done<>(Stream.of("AAPL", "MSFT").map(Ticker::of).toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {" [] ", "", "NaN", "null", "None", "n/a", " - "})
  void nothingIsAnEmptyList(String text) {
    assertThat(TickerTags.read(text)).isEqualTo(new Outcome.Done<>(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL US Equity", "AAPL US", "aapl uw equity"})
  void aTerminalsNameOfAShareIsOneTicker(String text) {
    assertThat(TickerTags.read(text)).isEqualTo(new Outcome.Done<>(List.of(Ticker.of("AAPL"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BRK.B", "BRK-B", "BRK/B", "$brk.b"})
  void aShareClassIsWrittenInOneWay(String text) {
    assertThat(TickerTags.read(text)).isEqualTo(new Outcome.Done<>(List.of(Ticker.of("BRK.B"))));
  }

  @Test
  void theNameOfACompanyIsNoTicker() {
    assertThat(TickerTags.read("Apple Inc"))
        .isEqualTo(new Outcome.Failed<>("not a ticker 'Apple'"));
  }

  @Test
  void whatIsNoTickerIsNamed() {
    assertThat(TickerTags.read("AAPL, Apple&Co"))
        .isEqualTo(new Outcome.Failed<>("not a ticker 'Apple&Co'"));
  }

  @Test
  void whatIsNoTickerCanBeLeftOut() {
    assertThat(TickerTags.among("AAPL, BTC/USD, Apple INC; Nasdaq:MSFT|AAPL"))
        .containsExactly(Ticker.of("AAPL"), Ticker.of("MSFT"));
    assertThat(TickerTags.among("['AAPL', '@everyone']")).containsExactly(Ticker.of("AAPL"));
    assertThat(TickerTags.among("n/a")).isEmpty();
  }
}
