package dev.bellwether.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints one set of figures: a JSON object, or a line for each. */
final class FlatFigures {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FlatFigures() {}

  static void print(Console console, FormatOption format, Map<String, Object> figures)
      throws IOException {
    if (format.given() && format.format(console) == OutputFormat.JSON) {
      console.out().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
      console.out().write(System.lineSeparator());
      console.flush();
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    figures.forEach((name, value) -> rows.add(List.of(name, value)));
    format.print(console, new Table(List.of("figure", "value"), List.copyOf(rows)));
  }
}
