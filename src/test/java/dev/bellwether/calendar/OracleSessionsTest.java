package dev.bellwether.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.bellwether.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Holds the calendar against sessions and news times that another program worked out. */
class OracleSessionsTest {
  private final ExchangeCalendar nyse = ExchangeCalendar.nyse();

  @Test
  void sessionsFromNovember2023ToDecember2024AreTheOraclesExactly() {
    List<Session> expected =
        rows("oracle/nyse_sessions_2023-11_2024-12.csv").stream().map(this::session).toList();
    int first = expected.get(0).ordinal();
    List<Session> actual =
        IntStream.range(first, nyse.size())
            .mapToObj(nyse::session)
            .takeWhile(session -> session.date().getYear() < 2025)
            .toList();
    assertThat(expected).hasSize(293);
    assertThat(actual).isEqualTo(expected);
  }

  private Session session(Record row) {
    LocalDate date = LocalDate.parse(row.getString("session"));
    return new Session(
        nyse.ordinalOf(date).orElseThrow(),
        date,
        Instant.parse(row.getString("open_utc")),
        Instant.parse(row.getString("close_utc")),
        row.getString("early_close").equals("1"));
  }

  @Test
  void newsTradesAtTheOpenAndCloseTheOracleNames() {
    List<Record> cases = rows("oracle/news_time_cases.csv");
    assertThat(cases).hasSize(19);
    Assertions.assertAll(cases.stream().map(this::check));
  }

  private Executable check(Record row) {
    Instant knownAt = Instant.parse(row.getString("known_at"));
    return () -> {
      Session open = nyse.firstOpenAfter(knownAt);
      Session close = nyse.firstCloseAfter(knownAt);
      assertThat(
              List.of(
                  open.date().toString(),
                  open.open().toString(),
                  close.date().toString(),
                  close.close().toString()))
          .as(row.getString("case"))
          .containsExactly(
              row.getString("entry_next_open_session"),
              row.getString("entry_next_open_utc"),
              row.getString("entry_next_close_session"),
              row.getString("entry_next_close_utc"));
    };
  }

  private static List<Record> rows(String file) {
    Path path = SharedData.require(file);
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    return new CsvParser(settings).parseAllRecords(path.toFile(), StandardCharsets.UTF_8);
  }
}
