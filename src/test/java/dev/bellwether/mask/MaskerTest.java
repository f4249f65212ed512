package dev.bellwether.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
  private static final Masker MASKER = new Masker(NameBook.of(List.of()));

  /** Of this salt years go back by 3, and dates by 22 days more. */
  private static final String SALT = "b";

  private static String masked(String subject, String text) {
    return MASKER.mask(text, Optional.of(new Ticker(subject)), SALT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AAPL | Apple beats estimates as iPhone 6s sales jump, CEO Tim Cook says; Cook upbeat"
            + " | COMPANY0 beats estimates as PRODUCT1 sales jump, CEO PERSON1 says; PERSON1 upbeat",
        "AAPL | APPLE TO BUY BEATS FOR $3 BILLION | COMPANY0 TO BUY BEATS FOR $3 BILLION",
        "MSFT | Apple Inc. and Google unveil a pact | COMPANY1. and COMPANY2 unveil a pact",
        "GM | Mary Barra of General Motors Co. said Chevy beat Tesla's Model 3 in Michigan"
            + " | PERSON1 of COMPANY0. said PRODUCT1 beat COMPANY1's PRODUCT2 in Michigan",
        "XYZ | Advanced Energy Industries, Inc. (NASDAQ: XYZ) announces results"
            + " | COMPANY0. (NASDAQ: TICKER0) announces results",
        "XYZ | Shares of Quexel fell 4% after Quexel cut its outlook"
            + " | Shares of NAME1 fell 4% after NAME1 cut its outlook",
        "XYZ | Quexel (NYSE: XYZ) fell; Quexel cut its outlook"
            + " | COMPANY0 (NYSE: TICKER0) fell; COMPANY0 cut its outlook",
        "AAPL | buy $AAPL and $tsla, not #AAPL | buy $TICKER0 and $TICKER1, not #TICKER0",
        "AAPL | apple to buy beats $ aapl , aapl up | COMPANY0 to buy beats $ TICKER0 , TICKER0 up",
        "BNTX | The trial of biontech and pfizer, an apple a day"
            + " | The trial of COMPANY0 and COMPANY1, an apple a day",
        "TGT | Target raises its target | COMPANY0 raises its target",
        "WMT | Target raises its target | Target raises its target",
        "WMT | Target Corp raises its target | COMPANY1 raises its target",
        "JNJ | Johnson & Johnson wins FDA approval | COMPANY0 wins FDA approval",
        "X | see https://foo.bar/apple?x=1 and @tim_cook | see LINK and LINK",
        "X | Mr. Foobar of the SEC met Jane Q. Quuxley | Mr. PERSON1 of the SEC met PERSON2",
        "X | U.S. stocks rise as the Fed signals cuts, Wall Street cheers"
            + " | U.S. stocks rise as the Fed signals cuts, Wall Street cheers",
        "X | The Company said its Board approved the New Plan"
            + " | The Company said its Board approved the New Plan",
      })
  void namesBecomePlaceholders(String subject, String text, String expected) {
    assertThat(masked(subject, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "results for 2014 and 2015 | results for 2011 and 2012",
        "on March 5, 2014 and 2014-03-05 | on February 11, 2011 and 2011-02-11",
        "on 3/5/14 and 12/31/2014 | on 2/11/11 and 12/9/2011",
        "Tuesday, September 9, 2018; 10/12/2016 | Tuesday, August 18, 2015; 9/20/2013",
        "from March 3rd to Sept. 30, not May 2014 | from February 9th to Sep. 8, not May 2011",
        "on 9 September 2018, the 3rd of March | on 18 August 2015, the 9th of February",
        "25/12/2016 and 09.09.2018, JAN 5 | 3/12/2013 and 18.8.2015, DEC 14",
        "may 5 analysts march 3 miles? May 5% be Feb 30? | may 5 analysts march 3 miles? May 5% be Feb 30?",
        "on Feb 29 | on Feb 6",
        "24/7, 1/2 and Oct 3.5 | 24/7, 1/2 and Oct 3.5",
        "Q3 2014, Q3'14, 2Q14, FY14, FY2014 | Q3 2011, Q3'11, 2Q11, FY11, FY2011",
        "the class of '14 | the class of '11",
        "$2014 or 2014.50 or 2,014 or 2014% or 12014 | $2014 or 2014.50 or 2,014 or 2014% or 12014",
        "FY01 | FY98",
      })
  void datesAreMovedAndNothingElse(String text, String expected) {
    assertThat(masked("X", text)).isEqualTo(expected);
  }

  @Test
  void anotherTextIsMovedByAnotherNumberOfYears() {
    assertThat(
            List.of("a", "b", "c", "d", "e").stream()
                .map(salt -> MASKER.mask("2014", Optional.empty(), salt))
                .distinct()
                .count())
        .isEqualTo(5);
  }

  @Test
  void theUsersOwnNamesAreKnownToo() {
    Masker own = new Masker(NameBook.of(List.of("product\tQXL\tzorbinator", "# a remark", "")));
    assertThat(own.mask("the zorbinator sells", Optional.empty(), SALT))
        .isEqualTo("the PRODUCT1 sells");
    assertThat(own.fingerprint()).isNotEqualTo(MASKER.fingerprint()).matches("[0-9a-f]{8}");
    assertThatThrownBy(() -> NameBook.of(List.of("thing\tX\tfoo")))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("cannot understand 'thing");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyTextHasAMaskAndAlwaysTheSame(long seed) {
    Random random = new Random(seed);
    String letters = "ABab $#@(:).'\u2019-&019\u00c4\u4e2d\ud83d\ude80\n\t";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(60); k > 0; k--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String once = masked("AB", text.toString());
      assertThat(once).as("seed %d: %s", seed, text).isEqualTo(masked("AB", text.toString()));
    }
  }
}
