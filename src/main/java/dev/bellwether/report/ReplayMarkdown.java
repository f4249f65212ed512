package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.Manifest;

/** A replay as Markdown for an issue or a notebook: headline, tables, and how to run it again. */
public final class ReplayMarkdown {
  private ReplayMarkdown() {}

  /** The report as GitHub Flavored Markdown. */
  public static String render(ReplayReport report) {
    StringBuilder text = new StringBuilder("# Replay report\n\n");
    text.append("**").append(MarkdownText.escape(report.headline())).append("**\n");
    for (String remark : ReplayRemarks.of(report)) {
      text.append("\n> ").append(MarkdownText.escape(remark)).append('\n');
    }
    ReplayGrids.all(report).forEach(grid -> append(text, grid));
    if (report.portfolio().isEmpty()) {
      text.append('\n').append(ReplayRemarks.noPortfolio(report.coverage())).append('\n');
    }
    append(text, report.manifest());
    return text.toString();
  }

  private static void append(StringBuilder text, Grid grid) {
    text.append("\n## ").append(grid.title()).append("\n\n").append(table(grid));
    text.append(grid.note().isEmpty() ? "" : "\n" + grid.note() + "\n");
  }

  private static void append(StringBuilder text, Manifest manifest) {
    text.append("\n## Run it again\n\n").append(MarkdownText.code(manifest.command()));
    text.append('\n').append(table(ReplayGrids.manifest(manifest)));
  }

  private static String table(Grid grid) {
    StringBuilder table = new StringBuilder();
    table.append(MarkdownText.row(grid.columns().stream().map(Grid.Column::full).toList()));
    table.append(
        MarkdownText.rule(grid.columns().stream().map(column -> !column.isText()).toList()));
    grid.rows().forEach(row -> table.append(MarkdownText.row(row)));
    return table.toString();
  }
}
