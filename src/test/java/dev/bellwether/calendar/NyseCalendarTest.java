package dev.bellwether.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the days and hours of the NYSE against what others have published. */
class NyseCalendarTest {
  private final ExchangeCalendar nyse = ExchangeCalendar.nyse();

  @Test
  void agreesWithStrataButForTheDaysStrataHasWrong() {
    HolidayCalendar strata = ReferenceData.standard().getValue(HolidayCalendarIds.NYSE);
    Map<LocalDate, String> differences = new TreeMap<>();
    nyse.first()
        .datesUntil(nyse.last().plusDays(1))
        .filter(day -> isSession(day) != strata.isBusinessDay(day))
        .forEach(day -> differences.put(day, isSession(day) ? "open here" : "closed here"));

    // Strata 2.12.46 keeps 2012-10-30 but not 2012-10-29, though the hurricane closed both days;
    // and
    // its table is older than the day of mourning for President Carter.
    assertThat(differences)
        .containsExactly(
            Map.entry(LocalDate.of(2012, 10, 29), "closed here"),
            Map.entry(LocalDate.of(2025, 1, 9), "closed here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1994-04-27",
        "2001-09-11",
        "2001-09-12",
        "2001-09-13",
        "2001-09-14",
        "2004-06-11",
        "2007-01-02",
        "2012-10-29",
        "2012-10-30",
        "2018-12-05",
        "2025-01-09"
      })
  void aClosureByEventStandsAlone(LocalDate day) {
    assertThat(isSession(day)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1994-04-26", "2001-09-10", "2001-09-17", "2004-06-10", "2004-06-14", "2007-01-03",
        "2012-10-26", "2012-10-31", "2018-12-04", "2018-12-06", "2025-01-08", "2025-01-10"
      })
  void theDaysAroundAClosureAreSessions(LocalDate day) {
    assertThat(isSession(day)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1993-12-31",
        "1999-12-31",
        "2004-12-31",
        "2010-12-31",
        "2021-12-31",
        "2027-12-31"
      })
  void theFridayBeforeASaturdayNewYearIsASession(LocalDate day) {
    assertThat(isSession(day)).isTrue();
    assertThat(isSession(day.plusDays(3))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2012-01-02, New Year 2012 was a Sunday",
    "2023-01-02, New Year 2023 was a Sunday",
    "2020-07-03, 4 July 2020 was a Saturday",
    "2021-07-05, 4 July 2021 was a Sunday",
    "2021-12-24, Christmas 2021 was a Saturday",
    "2022-12-26, Christmas 2022 was a Sunday",
    "2022-06-20, Juneteenth 2022 was a Sunday",
    "2027-06-18, Juneteenth 2027 is a Saturday",
    "1998-01-19, the first Martin Luther King Day",
    "2024-03-29, Good Friday",
    "2008-03-21, Good Friday as early as it gets in these years",
    "2011-04-22, Good Friday late in April",
  })
  void aHolidayIsObserved(LocalDate day, String why) {
    assertThat(isSession(day)).as(why).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1997-01-20, Martin Luther King Day was not yet a holiday of the exchange",
    "2021-06-18, Juneteenth became law the day before and the exchange stayed open",
    "2020-06-19, Juneteenth was not yet a holiday",
    "2024-10-14, Columbus Day is a holiday of banks only",
    "2024-11-11, Veterans Day is a holiday of banks only",
    "2025-12-26, the federal offices were closed but the exchange was not",
  })
  void aDayThatLooksLikeAHolidayIsASession(LocalDate day, String why) {
    assertThat(isSession(day)).as(why).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1990-12-24, 09:30, 14:00",
    "1992-11-27, 09:30, 14:00",
    "1992-12-24, 09:30, 14:00",
    "1993-11-26, 09:30, 13:00",
    "1994-02-11, 09:30, 14:30",
    "1995-07-03, 09:30, 13:00",
    "1996-01-08, 11:00, 14:00",
    "1996-07-05, 09:30, 13:00",
    "1997-10-27, 09:30, 15:30",
    "1997-12-26, 09:30, 13:00",
    "1999-12-31, 09:30, 13:00",
    "2002-07-05, 09:30, 13:00",
    "2002-09-11, 12:00, 16:00",
    "2003-12-26, 09:30, 13:00",
    "2013-07-03, 09:30, 13:00",
    "2023-07-03, 09:30, 13:00",
    "2024-12-24, 09:30, 13:00",
    "2028-11-24, 09:30, 13:00",
    "1990-11-23, 09:30, 16:00",
    "1991-11-29, 09:30, 16:00",
    "1994-07-01, 09:30, 16:00",
    "2002-07-03, 09:30, 16:00",
    "2008-12-26, 09:30, 16:00",
    "2013-07-05, 09:30, 16:00",
    "2020-07-02, 09:30, 16:00",
    "2022-12-23, 09:30, 16:00",
    "2021-12-31, 09:30, 16:00",
  })
  void aSessionKeepsTheHoursPublished(LocalDate day, LocalTime open, LocalTime close) {
    Session session = nyse.session(nyse.ordinalOf(day).orElseThrow());
    assertThat(session.open().atZone(nyse.zone()).toLocalDateTime()).isEqualTo(day.atTime(open));
    assertThat(session.close().atZone(nyse.zone()).toLocalDateTime()).isEqualTo(day.atTime(close));
    assertThat(session.halfDay()).isEqualTo(close.isBefore(LocalTime.of(16, 0)));
  }

  /** What the exchange decided year by year since 1990, put as a rule; the table has each day. */
  @Test
  void halfDaysAreTheEvesOfHolidaysAndAFewMore() {
    TreeSet<LocalDate> expected =
        Stream.of(
                "1994-02-11", "1996-01-08", "1997-10-27", "1997-12-26", "1999-12-31", "2003-12-26")
            .map(LocalDate::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    for (int year = 1990; year <= 2030; year++) {
      addHalfDays(expected, year);
    }
    TreeSet<LocalDate> actual =
        IntStream.range(0, nyse.size())
            .mapToObj(nyse::session)
            .filter(Session::halfDay)
            .map(Session::date)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(actual).isEqualTo(expected);
  }

  private static void addHalfDays(Set<LocalDate> days, int year) {
    if (year >= 1992) {
      days.add(NyseHolidays.thanksgiving(year).plusDays(1));
    }
    LocalDate christmasEve = LocalDate.of(year, 12, 24);
    if (christmasEve.getDayOfWeek().compareTo(DayOfWeek.THURSDAY) <= 0) {
      days.add(christmasEve);
    }
    LocalDate third = LocalDate.of(year, 7, 3);
    if (year < 1995 || third.getDayOfWeek().compareTo(DayOfWeek.THURSDAY) > 0) {
      return;
    }
    boolean fridayInstead = third.getDayOfWeek() == DayOfWeek.WEDNESDAY && year < 2013;
    days.add(fridayInstead ? third.plusDays(2) : third);
  }

  /** The usual counts of trading days a year, written down apart from the code. */
  @ParameterizedTest
  @CsvSource({
    "1990, 253", "1991, 253", "1992, 254", "1993, 253", "1994, 252", "1995, 252", "1996, 254",
    "1997, 253", "1998, 252", "1999, 252", "2000, 252", "2001, 248", "2002, 252", "2003, 252",
    "2004, 252", "2005, 252", "2006, 251", "2007, 251", "2008, 253", "2009, 252", "2010, 252",
    "2011, 252", "2012, 250", "2013, 252", "2014, 252", "2015, 252", "2016, 252", "2017, 251",
    "2018, 251", "2019, 252", "2020, 253", "2021, 252", "2022, 251", "2023, 250", "2024, 252",
    "2025, 250", "2026, 251", "2027, 251", "2028, 251", "2029, 251", "2030, 251"
  })
  void aYearHasItsUsualNumberOfSessions(int year, long sessions) {
    long actual =
        IntStream.range(0, nyse.size())
            .filter(i -> nyse.session(i).date().getYear() == year)
            .count();
    assertThat(actual).isEqualTo(sessions);
  }

  @Test
  void everySpecialDayWouldBeARegularSessionWithoutItsRow() {
    SpecialDays special = SpecialDays.nyse();
    assertAll(
        () -> assertThat(special.closures()).hasSize(11).allMatch(this::isRegularDay),
        () -> assertThat(special.shortened().keySet()).allMatch(this::isRegularDay));
  }

  private boolean isRegularDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && !NyseHolidays.of(day.getYear()).contains(day);
  }

  private boolean isSession(LocalDate day) {
    return nyse.ordinalOf(day).isPresent();
  }
}
