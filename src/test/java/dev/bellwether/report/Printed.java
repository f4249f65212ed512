package dev.bellwether.report;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a format makes of a table. */
final class Printed {
  /** One row of everything that a careless printer gets wrong, and one of nothing. */
  static final Table NASTY =
      new Table(
          List.of("id", "text", "at", "day", "value", "flag", "tags"),
          List.of(
              row(
                  Long.MAX_VALUE,
                  "a \"b\", c|d\\e\tf\r\ng <i>",
                  Instant.parse("2014-02-03T14:30:00Z"),
                  LocalDate.of(2014, 2, 3),
                  0.1 + 0.2,
                  true,
                  List.of("x", "y,z")),
              row(null, null, null, null, null, null, null)));

  private Printed() {}

  static List<Object> row(Object... cells) {
    return new ArrayList<>(Arrays.asList(cells));
  }

  static Table column(String name, Object... cells) {
    List<List<?>> rows = new ArrayList<>();
    for (Object cell : cells) {
      rows.add(row(cell));
    }
    return new Table(List.of(name), List.copyOf(rows));
  }

  static String piped(OutputFormat format, Table table) throws IOException {
    return with(format, table, PrintOptions.PIPED);
  }

  static String with(OutputFormat format, Table table, PrintOptions options) throws IOException {
    StringWriter out = new StringWriter();
    format.printer(out, options).print(table);
    return out.toString();
  }
}
