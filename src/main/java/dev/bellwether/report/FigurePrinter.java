package dev.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link FigureReport}: a table for each section for people, one object as JSON, and rows
 * of {@code section, entry, figure, value} in the other formats.
 */
public final class FigurePrinter {
  private static final int BROKEN_LEVELS = 2;
  private static final int WIDTH = 80;

  private FigurePrinter() {}

  /** Writes the report without closing {@code out}. */
  public static void print(
      FigureReport report, OutputFormat format, Writer out, PrintOptions options)
      throws IOException {
    switch (format) {
      case JSON -> printJson(report, out);
      case TABLE -> printSections(report, format, out, options);
      case MD -> printSections(report, format, out, options);
      case JSONL, CSV, TSV -> format.printer(out, options).print(report.table());
    }
  }

  private static void printJson(FigureReport report, Writer out) throws IOException {
    try (JsonGenerator json = JsonCells.generator(out)) {
      json.setPrettyPrinter(new JsonLayout(BROKEN_LEVELS, "  "));
      JsonCells.write(json, report.tree());
    }
    out.write('\n');
  }

  private static void printSections(
      FigureReport report, OutputFormat format, Writer out, PrintOptions options)
      throws IOException {
    boolean markdown = format == OutputFormat.MD;
    out.write(
        markdown
            ? "**" + MarkdownText.escape(report.headline()) + "**\n"
            : TextLines.wrap(report.headline(), WIDTH));
    for (FigureReport.Section section : report.sections()) {
      if (!section.entries().isEmpty()) {
        String title = section.name().replace('_', ' ');
        out.write(markdown ? "\n## " + title + "\n\n" : "\n" + title + "\n");
        format.printer(out, options).print(section.isList() ? listed(section) : named(section));
      }
    }
  }

  private static Table listed(FigureReport.Section section) {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    section.entries().forEach(entry -> rows.add(new ArrayList<>(entry.values())));
    return new Table(List.copyOf(section.entries().get(0).keySet()), rows);
  }

  private static Table named(FigureReport.Section section) {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> figure : section.entries().get(0).entrySet()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(figure.getKey());
      row.add(figure.getValue());
      rows.add(row);
    }
    return new Table(List.of("figure", "value"), rows);
  }
}
