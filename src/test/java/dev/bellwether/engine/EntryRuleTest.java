package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.bellwether.SharedData;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.config.EntryPrice;
import dev.bellwether.signal.KnownAt;
import dev.bellwether.signal.SignalPanel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryRuleTest {
  private static final ExchangeCalendar NYSE = ExchangeCalendar.nyse();
  private static final KnownAt AT_ONCE = new KnownAt(Duration.ZERO, Duration.ZERO);

  static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  private static String date(int ordinal) {
    return NYSE.session(ordinal).date().toString();
  }

  @Test
  void allNineteenCasesOfTheOracleEnterWhereItSays() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    List<Record> cases =
        new CsvParser(settings)
            .parseAllRecords(
                SharedData.require("oracle/news_time_cases.csv").toFile(), StandardCharsets.UTF_8);
    assertThat(cases).hasSize(19);
    Assertions.assertAll(
        cases.stream().<org.junit.jupiter.api.function.Executable>map(row -> () -> check(row)));
  }

  private static void check(Record row) {
    KnownAt policy =
        new KnownAt(Duration.ofMinutes(row.getInt("latency_min")), Duration.ofHours(1));
    long published = micros(row.getString("published_at"));
    long seen = micros(row.getString("first_seen_at"));
    assertThat(policy.micros(published, seen)).isEqualTo(micros(row.getString("known_at")));
    assertThat(date(new EntryRule(NYSE, EntryPrice.NEXT_OPEN, policy).session(published, seen)))
        .as(row.getString("case"))
        .isEqualTo(row.getString("entry_next_open_session"));
    assertThat(date(new EntryRule(NYSE, EntryPrice.NEXT_CLOSE, policy).session(published, seen)))
        .as(row.getString("case"))
        .isEqualTo(row.getString("entry_next_close_session"));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-10T14:29:59.999999Z, 2024-01-10",
    "2024-01-10T14:30:00.000000Z, 2024-01-11",
    "2024-01-10T14:30:00.000001Z, 2024-01-11",
  })
  void aMicrosecondDecidesAtTheOpen(String known, String entry) {
    EntryRule rule = new EntryRule(NYSE, EntryPrice.NEXT_OPEN, AT_ONCE);
    assertThat(date(rule.session(micros(known), micros(known)))).isEqualTo(entry);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-10T20:59:59.999999Z, 2024-01-10",
    "2024-01-10T21:00:00.000000Z, 2024-01-11",
    "2024-01-10T21:00:00.000001Z, 2024-01-11",
  })
  void aMicrosecondDecidesAtTheClose(String known, String entry) {
    EntryRule rule = new EntryRule(NYSE, EntryPrice.NEXT_CLOSE, AT_ONCE);
    assertThat(date(rule.session(micros(known), micros(known)))).isEqualTo(entry);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-03T12:00:00Z, 2024-02-05, 2024-02-05",
    "2024-07-04T14:00:00Z, 2024-07-05, 2024-07-05",
    "2024-03-08T21:30:00Z, 2024-03-11, 2024-03-11",
    "2012-10-29T15:00:00Z, 2012-10-31, 2012-10-31",
  })
  void newsOfDaysWithoutSessionsWaitsForTheNext(String known, String open, String close) {
    long at = micros(known);
    assertThat(date(new EntryRule(NYSE, EntryPrice.NEXT_OPEN, AT_ONCE).session(at, at)))
        .isEqualTo(open);
    assertThat(date(new EntryRule(NYSE, EntryPrice.NEXT_CLOSE, AT_ONCE).session(at, at)))
        .isEqualTo(close);
  }

  @ParameterizedTest
  @CsvSource({"1989-12-31T12:00:00Z", "1899-01-01T00:00:00Z", "2031-01-01T12:00:00Z"})
  void whereTheCalendarDoesNotReachThereIsNoEntry(String known) {
    for (EntryPrice price : EntryPrice.values()) {
      assertThat(new EntryRule(NYSE, price, AT_ONCE).session(micros(known), micros(known)))
          .isEqualTo(SignalPanel.NEVER);
    }
  }
}
