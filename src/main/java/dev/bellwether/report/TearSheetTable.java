package dev.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A grid as an HTML table that scrolls inside its own box when the page is too narrow, with a link
 * that saves it as CSV.
 */
final class TearSheetTable {
  private TearSheetTable() {}

  static void draw(Markup html, Grid grid) {
    html.open("div", "class", "box");
    html.leaf("h3", grid.title());
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", grid.title());
    html.open("table", "class", grid.columns().size() == 2 ? "pairs" : "columns");
    html.open("thead").open("tr");
    for (Grid.Column column : grid.columns()) {
      html.leaf("th", column.full(), "scope", "col", "class", cssClass(column));
    }
    html.close().close().open("tbody");
    grid.rows().forEach(row -> drawRow(html, grid.columns(), row));
    html.close().close().close();
    html.open("p", "class", "note");
    if (!grid.note().isEmpty()) {
      html.text(grid.note() + " ");
    }
    DataLink.draw(html, "Table (CSV)", fileName(grid), csv(grid));
    html.close().close();
  }

  /** Of the title, without what follows its first colon. */
  private static String fileName(Grid grid) {
    return key(grid.title().split(":", 2)[0], "-") + ".csv";
  }

  private static String key(String words, String between) {
    String key = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", between);
    return key.endsWith(between) ? key.substring(0, key.length() - 1) : key;
  }

  private static String csv(Grid grid) {
    List<List<?>> rows = new ArrayList<>();
    for (List<String> row : grid.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(grid.columns().get(i).isText() ? row.get(i) : plain(row.get(i)));
      }
      rows.add(cells);
    }
    List<String> names = grid.columns().stream().map(column -> key(column.full(), "_")).toList();
    return CsvText.of(new Table(names, rows));
  }

  /** A figure as programs read it: nothing between its thousands, and empty if there is none. */
  private static String plain(String figure) {
    return figure.equals(Figures.NONE) ? "" : figure.replace(",", "");
  }

  private static void drawRow(Markup html, List<Grid.Column> columns, List<String> row) {
    html.open("tr");
    for (int i = 0; i < row.size(); i++) {
      Grid.Column column = columns.get(i);
      String cell = column.isText() ? row.get(i) : Typography.minus(row.get(i));
      if (i == 0) {
        html.leaf("th", cell, "scope", "row", "class", cssClass(column));
      } else {
        html.leaf("td", cell, "class", cssClass(column));
      }
    }
    html.close();
  }

  private static String cssClass(Grid.Column column) {
    return switch (column.kind()) {
      case TEXT -> "text";
      case FIGURE -> "figure";
      case HEADLINE -> "figure headline";
    };
  }
}
