package dev.bellwether.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatsTest {
  private static final String WHERE = "column 'date' of news.csv";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static DateReader detect(String... sample) {
    return DateFormats.detect(WHERE, List.of(sample), Optional.empty());
  }

  private static String instant(DateReader reader, String value) {
    return reader
        .read(value)
        .flatMap(m -> m.instant(Optional.of(NEW_YORK), NEW_YORK))
        .map(Object::toString)
        .orElse("unreadable");
  }

  private static void assertRefused(
      List<String> sample, Optional<String> pattern, String... words) {
    assertThatThrownBy(() -> DateFormats.detect(WHERE, sample, pattern))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e.getMessage() + " / " + e.hint()).contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-31T09:30:00Z | 2024-01-31T09:30:00Z",
        "2024-01-31T09:30:00.123Z | 2024-01-31T09:30:00.123Z",
        "2024-01-31T09:30:00.123456789Z | 2024-01-31T09:30:00.123456789Z",
        "2024-01-31T09:30Z | 2024-01-31T09:30:00Z",
        "2024-01-31 09:30:00+00:00 | 2024-01-31T09:30:00Z",
        "2024-01-31 09:30:00 UTC | 2024-01-31T09:30:00Z",
        "2024-01-31T09:30:00-0500 | 2024-01-31T14:30:00Z",
        "2024-01-31T09:30:00+05 | 2024-01-31T04:30:00Z",
        "2024-01-31T09:30:00+05:30 | 2024-01-31T04:00:00Z",
        "2024-07-31T09:30:00 | 2024-07-31T13:30:00Z",
        "2024-01-31 09:30 | 2024-01-31T14:30:00Z",
        "2024/01/31 | 2024-02-01T04:59:59Z",
        "2024-01-31 | 2024-02-01T04:59:59Z",
        "2024-07-31 | 2024-08-01T03:59:59Z",
        "20240131 | 2024-02-01T04:59:59Z",
        "01/31/2024 | 2024-02-01T04:59:59Z",
        "1/31/2024 4:05 PM | 2024-01-31T21:05:00Z",
        "1/31/2024 12:05 AM | 2024-01-31T05:05:00Z",
        "31/01/2024 16:05:06 | 2024-01-31T21:05:06Z",
        "31.01.2024 | 2024-02-01T04:59:59Z",
        "31-Jan-2024 | 2024-02-01T04:59:59Z",
        "1-january-2024 | 2024-01-02T04:59:59Z",
        "1706693400 | 2024-01-31T09:30:00Z",
        "1706693400.0 | 2024-01-31T09:30:00Z",
        "1706693400123 | 2024-01-31T09:30:00.123Z",
        "Wed, 31 Jan 2024 09:30:00 GMT | 2024-01-31T09:30:00Z",
        "Wed, 31 Jan 2024 09:30:00 -0500 | 2024-01-31T14:30:00Z",
        "31 Jan 2024 09:30:00 EST | 2024-01-31T14:30:00Z",
        "Wed, 31 Jul 2024 09:30 ET | 2024-07-31T13:30:00Z",
        "1970-01-01 | 1970-01-02T04:59:59Z",
        "2024-02-29T00:00:00Z | 2024-02-29T00:00:00Z"
      })
  void theUsualNotationsAreRecognised(String value, String expected) {
    assertThat(instant(detect(value), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2023-02-29",
        "2024-13-01",
        "2024-00-01",
        "2024-01-00",
        "2024-01-31T24:00:00Z",
        "2024-01-31T09:60:00Z",
        "2024-01-31T09:30:61Z",
        "2024-01-31T09:30:00+99:99",
        "2024-01-31Textra",
        "2024-01-31T09:30:00Zx",
        "2024-01-31T09:30:00.Z",
        "1969-12-31",
        "2101-01-01",
        "9999-12-31",
        "0024-01-31",
        "24-01-31",
        "12",
        "99999999",
        "4102444800000000",
        "31/02/2024",
        "32.01.2024",
        "13:00 PM",
        "1/31/2024 13:00 PM",
        "31-Foo-2024",
        "-1706693400",
        "2024-1-1x"
      })
  void whatIsNoDateIsRefusedAsAColumn(String value) {
    assertRefused(List.of(value), Optional.empty(), WHERE, "'" + value + "'", "--date-format");
  }

  @Test
  void aFewUnreadableValuesDoNotHideTheNotation() {
    DateReader reader = detect("2024-01-31", "n/a", "2024-02-01");
    assertThat(reader).isEqualTo(DateNotation.ISO);
    assertThat(reader.read("n/a")).isEmpty();
  }

  @Test
  void oneValueAboveTwelveTellsDayFromMonth() {
    assertThat(detect("03/04/2024", "03/13/2024")).isEqualTo(DateNotation.MONTH_FIRST);
    assertThat(detect("03/04/2024", "13/03/2024")).isEqualTo(DateNotation.DAY_FIRST);
  }

  @Test
  void dayAndMonthThatCanNotBeToldApartAreRefusedWithBothReadings() {
    assertRefused(
        List.of("01/01/2024", "03/04/2024"),
        Optional.empty(),
        "'03/04/2024' can be 3 April 2024 or 4 March 2024",
        WHERE,
        "--date-format dd/MM/yyyy");
    assertRefused(List.of("05/05/2024"), Optional.empty(), "cannot tell day from month");
  }

  @Test
  void aMixtureOfDayFirstAndMonthFirstIsRefused() {
    assertRefused(
        List.of("13/01/2024", "01/13/2024"), Optional.empty(), "'01/13/2024', '13/01/2024'");
  }

  @Test
  void thePatternOfTheUserWins() {
    DateReader reader = DateFormats.detect(WHERE, List.of("03/04/2024"), Optional.of("dd/MM/yyyy"));
    assertThat(instant(reader, "03/04/2024")).isEqualTo("2024-04-04T03:59:59Z");
    assertThat(instant(reader, "31/02/2024")).isEqualTo("unreadable");
    DateReader own = DateFormats.detect(WHERE, List.of(), Optional.of("MMM d, yyyy h:mm a"));
    assertThat(instant(own, "Jan 31, 2024 4:05 pm")).isEqualTo("2024-01-31T21:05:00Z");
    assertThat(instant(own, "Feb 31, 2024 4:05 PM")).isEqualTo("unreadable");
    DateReader zoned = DateFormats.detect(WHERE, List.of(), Optional.of("yyyy.MM.dd HH:mm XXX"));
    assertThat(instant(zoned, "2024.01.31 09:30 -05:00")).isEqualTo("2024-01-31T14:30:00Z");
    DateReader epoch = DateFormats.detect(WHERE, List.of(), Optional.of("epoch-seconds"));
    assertThat(instant(epoch, "1706693400")).isEqualTo("2024-01-31T09:30:00Z");
  }

  @Test
  void aPatternThatIsNoneOrReadsNothingIsRefused() {
    assertRefused(List.of("2024-01-31"), Optional.of("bogus {"), "'bogus {' is not a date format");
    assertRefused(
        List.of("2024-01-31"),
        Optional.of("dd.MM.yy"),
        "'dd.MM.yy' reads no date in",
        "'2024-01-31'");
  }

  @Test
  void anEmptySampleIsTakenForIso() {
    assertThat(detect()).isEqualTo(DateNotation.ISO);
  }

  @Test
  void arbitraryTextIsADateOrNone() {
    long seed = 31;
    Random random = new Random(seed);
    String alphabet = "0123456789-/.:TZ +JanFebAMPMGMT,";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(25); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      for (DateNotation notation : DateNotation.values()) {
        assertThat(notation.read(text.toString())).as("seed %d: %s", seed, text).isNotNull();
      }
    }
  }

  @Test
  void aFullSampleIsDecidedQuickly() {
    List<String> sample = Collections.nCopies(DateFormats.SAMPLE, "Wed, 31 Jan 2024 09:30:00 GMT");
    assertThat(DateFormats.detect(WHERE, sample, Optional.empty()))
        .isEqualTo(DateNotation.RFC_1123);
  }
}
