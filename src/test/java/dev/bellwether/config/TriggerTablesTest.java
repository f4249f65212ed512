package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerTablesTest {
  @TempDir Path folder;
  private Workspaces workspaces;

  @BeforeEach
  void open() {
    workspaces = new Workspaces(folder);
  }

  private Workspaces trigger(String... fields) {
    String[] lines = new String[fields.length + 2];
    lines[0] = "[[triggers]]";
    lines[1] = "name = 't'";
    System.arraycopy(fields, 0, lines, 2, fields.length);
    return workspaces.workspace(lines);
  }

  @Test
  void aTriggerIsReadWithWhatIsUsual() {
    Trigger trigger =
        trigger(
                "quotes = 'finnhub'",
                "tickers = ['AAPL', 'BRK-B']",
                "move = 0.03",
                "window = '15m'",
                "key_env = 'MY_KEY'")
            .read()
            .triggers()
            .get(0);
    assertThat(trigger.quotes()).isEqualTo(Trigger.Quotes.FINNHUB);
    assertThat(trigger.tickers()).containsExactly(new Ticker("AAPL"), new Ticker("BRK.B"));
    assertThat(trigger.move()).hasValue(0.03);
    assertThat(trigger.volume()).isEmpty();
    assertThat(trigger.window()).contains(Duration.ofMinutes(15));
    assertThat(trigger.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(trigger.cooldown()).isEqualTo(Duration.ofHours(1));
    assertThat(trigger.staleAfter()).contains(Duration.ofMinutes(15));
    assertThat(trigger.options()).isEqualTo(Map.of("key_env", "MY_KEY"));
  }

  @Test
  void quotesOfAFileMayBeOfTheLastSession() {
    Trigger trigger =
        trigger("quotes = 'file'", "path = 'q.csv'", "volume = 3", "map = { price = 'px' }")
            .read()
            .triggers()
            .get(0);
    assertThat(trigger.location()).isEqualTo("q.csv");
    assertThat(trigger.staleAfter()).contains(Duration.ofDays(4));
    assertThat(trigger.options()).isEqualTo(Map.of("map.price", "px"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "move = 0.03|a trigger has no quotes",
        "quotes = 'yahoo'|quotes cannot be \"yahoo\"",
        "quotes = 'stdin'|a trigger has neither move nor volume",
        "quotes = 'tiingo'; move = 0.03|a trigger with quotes of a vendor has no tickers",
        "quotes = 'file'; move = 0.03|a trigger has no path",
        "quotes = 'stdin'; move = 0|move cannot be 0",
        "quotes = 'stdin'; move = '3 %'|move cannot be \"3 %\"",
        "quotes = 'stdin'; move = 0.03; window = '15'|window cannot be \"15\"",
        "quotes = 'stdin'; move = 0.03; tickers = ['no ticker']|tickers cannot be [\"no ticker\"]",
        "quotes = 'stdin'; mov = 0.03|unknown field 'mov' in a trigger",
        "quotes = 'tiingo'; move = 0.03; tickers = ['A']; url = 'x?k=s3cret'|url cannot be what is there",
      })
  void aMistakeIsNamedWithItsPlace(String fields, String message) {
    BellwetherException mistake = trigger(fields.split("; ")).mistake();
    assertThat(mistake)
        .hasMessageStartingWith(workspaces.file() + ":")
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aTriggerHasANameOfItsOwn() {
    assertThat(
            workspaces
                .workspace(
                    "[[sources]]",
                    "name = 't'",
                    "kind = 'stdin'",
                    "[[triggers]]",
                    "name = 't'",
                    "quotes = 'stdin'",
                    "move = 0.1")
                .mistake())
        .hasMessageContaining("a source or trigger named 't' is there");
  }
}
