package dev.bellwether.report;

import java.util.List;

/** A grid as an HTML table that scrolls inside its own box when the page is too narrow. */
final class TearSheetTable {
  private TearSheetTable() {}

  static void draw(Markup html, Grid grid) {
    html.open("div", "class", "box");
    html.leaf("h3", grid.title());
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", grid.title());
    html.open("table");
    html.open("thead").open("tr");
    for (Grid.Column column : grid.columns()) {
      html.leaf("th", column.full(), "scope", "col", "class", cssClass(column));
    }
    html.close().close().open("tbody");
    grid.rows().forEach(row -> drawRow(html, grid.columns(), row));
    html.close().close().close();
    if (!grid.note().isEmpty()) {
      html.leaf("p", grid.note(), "class", "note");
    }
    html.close();
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
