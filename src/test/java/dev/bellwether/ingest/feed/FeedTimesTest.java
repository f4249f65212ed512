package dev.bellwether.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTimesTest {
  private static final Set<String> KINDS = Set.of("rfc822", "w3dtf", "iso8601");

  private static Optional<Instant> instant(String text) {
    return FeedTimes.read(text)
        .flatMap(
            time -> {
              if (time instanceof FeedTime.Exact exact) {
                return Optional.of(exact.at());
              }
              return time instanceof FeedTime.Unzoned unzoned
                  ? Optional.of(unzoned.time().toInstant(ZoneOffset.UTC))
                  : Optional.empty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 31 Jan 2024 04:30:00 ET | 2024-01-31T09:30:00Z",
        "Wed, 31 Jul 2024 04:30:00 ET | 2024-07-31T08:30:00Z",
        "Wed, 31 Jan 2024 04:30:00 EST | 2024-01-31T09:30:00Z",
        "Wed, Jan 31 2024 09:30:00 GMT | 2024-01-31T09:30:00Z",
        "Wednesday, 31 January 2024 9:30 GMT | 2024-01-31T09:30:00Z",
        "Jan. 31, 2024 4:30 PM EST | 2024-01-31T21:30:00Z",
        "31 Jan 24 09:30 +0000 | 2024-01-31T09:30:00Z",
        "Wed Jan 31 09:30:00 UTC 2024 | 2024-01-31T09:30:00Z",
        "2024-01-31T09:30:00.123456Z | 2024-01-31T09:30:00.123456Z",
        "2024-01-31T04:30:00.123456789-05:00 | 2024-01-31T09:30:00.123456789Z",
        "2024-01-31 04:30:00 America/New_York | 2024-01-31T09:30:00Z",
        "2024-01-31T09:30Z | 2024-01-31T09:30:00Z"
      })
  void datesAreReadAsPublishersWriteThem(String text, String expected) {
    assertThat(instant(text)).contains(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Sun, 16 Dec 2012 1:2:3:4 GMT",
        "31 Jan 2024 09:30 XYZ",
        "31 Jan 2024 09:30 GMT or so",
        "2024-02-30T00:00:00Z",
        "2024-01-31T24:30:00Z",
        "2024-01-31T09:30:00+25:00",
        "03/04/2024 10:00 GMT"
      })
  void whatIsNoDateIsNone(String text) {
    assertThat(FeedTimes.read(text)).isEmpty();
  }

  @Test
  void aTimeWithoutAZoneAndADateAloneAreToldApart() {
    assertThat(FeedTimes.read("2024-01-31 09:30:00")).containsInstanceOf(FeedTime.Unzoned.class);
    assertThat(FeedTimes.read("Wed, 31 Jan 2024")).containsInstanceOf(FeedTime.Day.class);
  }

  @Test
  void everyDateOfOthersThatNamesAnInstantIsReadAndNothingElseIs() throws IOException {
    List<String> wrong = new ArrayList<>();
    int instants = 0;
    for (String line : Files.readAllLines(SharedData.require("data/feeds/date-strings.tsv"))) {
      String[] fields = line.split("\t", -1);
      if (KINDS.contains(fields[0]) && (fields[2].isEmpty() || fields[1].contains(":"))) {
        Optional<String> read =
            instant(fields[1]).map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString());
        instants += fields[2].isEmpty() ? 0 : 1;
        if (!read.orElse("").equals(fields[2])) {
          wrong.add(fields[1] + " -> " + read.orElse("") + ", not " + fields[2]);
        }
      }
    }
    assertThat(wrong).as("of %d that name an instant", instants).isEmpty();
    assertThat(instants).isEqualTo(30);
  }

  @Test
  void anyTextIsADateOrNone() {
    Random random = new Random(11);
    String alphabet = "0123456789:-+ ,.TZGMTJanFeb/ET";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(FeedTimes.read(text.toString())).as("seed 11, case %d", i).isNotNull();
    }
  }
}
