package dev.bellwether.engine;

import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.calendar.Session;
import dev.bellwether.store.Database;
import dev.bellwether.store.SessionTable;

/** The exchange's sessions as a table, for the user's own SQL and for finding gaps in prices. */
final class Sessions {
  private Sessions() {}

  /** Fills the table of a new database; the calendar is not even read when it is full. */
  static void complete(Database database) {
    if (!SessionTable.isEmpty(database)) {
      return;
    }
    ExchangeCalendar calendar = ExchangeCalendar.nyse();
    SessionTable.fill(
        database,
        row -> {
          for (int ordinal = 0; ordinal < calendar.size(); ordinal++) {
            Session session = calendar.session(ordinal);
            row.add(ordinal, session.date(), session.open(), session.close(), session.halfDay());
          }
        });
  }
}
