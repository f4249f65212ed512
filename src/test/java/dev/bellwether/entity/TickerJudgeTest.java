package dev.bellwether.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickerJudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final TickerJudge JUDGE = new TickerJudge(names());

  private static CompanyNames names() {
    Map<Ticker, String> titles = new LinkedHashMap<>();
    titles.put(new Ticker("ANVL"), "ANVIL & SONS CO /DE/");
    titles.put(new Ticker("TGT"), "TARGET CORP");
    titles.put(new Ticker("QZ"), "Quartzite Inc.");
    titles.put(new Ticker("BWP-A"), "Blue Water Pumps, Inc.");
    titles.put(new Ticker("BWP-B"), "Blue Water Pumps, Inc.");
    titles.put(new Ticker("BWPX"), "Blue Water Pumps Finance Trust");
    return CompanyNames.of(titles);
  }

  private static List<Ticker> tickers(String symbols) {
    return Arrays.stream(symbols.split(" ")).filter(s -> !s.isEmpty()).map(Ticker::of).toList();
  }

  private static TickerJudge.Judgement judge(String tags, String text, Instant at) {
    return JUDGE.judge(new TickerClaims(List.of(), tickers(tags), false, text, at));
  }

  private static String believed(String tags, String text) {
    return judge(tags, text, NOW).tickers().stream()
        .map(Ticker::symbol)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T | What to do on a rainy day | ''",
        "T | AT&T's dividend | T",
        "T | (NYSE: T) rises | T",
        "T | $T rises | T",
        "C | Vitamin C helps | ''",
        "C | Citi cuts jobs | C",
        "V | A visa for travellers | ''",
        "V | Visa raises fees | V",
        "QZ | Quartzite gains | QZ",
        "QZ | Rocks gain | ''",
        "BRK.B | Nothing to see | BRK.B",
        "AAPL | Nothing to see | AAPL"
      })
  void aTagOfOneOrTwoLettersNeedsMoreThanATag(String tags, String text, String expected) {
    assertThat(believed(tags, text)).isEqualTo(expected);
  }

  @Test
  void whatIsNotBelievedIsStillToldWithItsEvidence() {
    assertThat(judge("T", "A rainy day", NOW).mentions())
        .containsExactly(new Mention(new Ticker("T"), Evidence.TAG));
  }

  @Test
  void trustedTagsAreBelieved() {
    assertThat(
            JUDGE
                .judge(new TickerClaims(List.of(), tickers("T"), true, "A rainy day", NOW))
                .tickers())
        .containsExactly(new Ticker("T"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Microsoft and Google agree | MSFT GOOGL",
        "Shares of Coca-Cola's bottler | KO",
        "Anvil & Sons rises | ANVL",
        "An anvil and his sons | ''",
        "Target price raised for Quartzite | ''",
        "Target Corp. raises prices | TGT",
        "Quartzite, Inc. gains | QZ",
        "Blue Water Pumps wins | BWP.A",
        "Blue Water Pumps Finance Trust pays | BWPX",
        "U.S. Steel and JPMorgan Chase & Co. | X JPM",
        "Amazon.com and JD.com | AMZN JD",
        "Facebook is old | META",
        "Bank of America says no | BAC",
        "bank of america says no | ''"
      })
  void companiesAreFoundByNameWhenTheNameIsNoEverydayWord(String text, String expected) {
    assertThat(believed("", text)).isEqualTo(expected);
  }

  @Test
  void theStrongestEvidenceCountsAndTagsKeepTheirOrder() {
    TickerJudge.Judgement judgement =
        JUDGE.judge(
            new TickerClaims(
                tickers("QZ"),
                tickers("AAPL MSFT"),
                false,
                "Microsoft ($MSFT) and (NYSE: IBM)",
                NOW));
    assertThat(judgement.mentions())
        .containsExactly(
            new Mention(new Ticker("QZ"), Evidence.SOURCE),
            new Mention(new Ticker("IBM"), Evidence.EXCHANGE),
            new Mention(new Ticker("MSFT"), Evidence.CASHTAG),
            new Mention(new Ticker("AAPL"), Evidence.TAG));
    assertThat(judgement.tickers())
        .extracting(Ticker::symbol)
        .containsExactly("QZ", "AAPL", "MSFT", "IBM");
  }

  @Test
  void aFormerSymbolMeansItsSuccessorUntilTheDayOfTheChange() {
    Instant before = Instant.parse("2022-06-09T03:59:59Z");
    assertThat(judge("", "$FB rises", before).tickers()).containsExactly(new Ticker("META"));
    assertThat(judge("FB", "rises", before).tickers()).containsExactly(new Ticker("META"));
    assertThat(judge("", "$FB rises", before.plusSeconds(1)).tickers())
        .containsExactly(new Ticker("FB"));
  }

  @Test
  void aTagWithASymbolThatItsCompanyDidNotHaveYetNeedsTheName() {
    Instant before = Instant.parse("2018-01-01T00:00:00Z");
    assertThat(judge("META", "A new mining venture", before).tickers()).isEmpty();
    assertThat(judge("META", "Facebook grows", before).tickers())
        .containsExactly(new Ticker("META"));
    assertThat(judge("META", "A new venture", NOW).tickers()).containsExactly(new Ticker("META"));
  }

  @Test
  void anyTextIsReadInTimeThatGrowsWithItsLength() {
    Random random = new Random(7);
    String alphabet = "Blue Water Pumps&.'$:(NYSE T-\u2019\u00e9\ud83d\ude00";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400_000; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    text.append("Blue Water ".repeat(50_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(judge("T", text.toString(), NOW)).isNotNull());
  }
}
