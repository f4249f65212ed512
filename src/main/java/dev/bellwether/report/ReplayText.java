package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.Manifest;
import java.util.ArrayList;
import java.util.List;

/** A replay as a summary for a terminal of 80 columns: the headline first, then aligned tables. */
public final class ReplayText {
  private static final int WIDTH = 80;

  private ReplayText() {}

  /** The summary, ended by a line feed; no line is longer than 80 columns. */
  public static String render(ReplayReport report) {
    StringBuilder text = new StringBuilder(TextLines.wrap(report.headline(), WIDTH));
    for (String remark : ReplayRemarks.of(report)) {
      text.append('\n').append(TextLines.wrap(remark, WIDTH));
    }
    for (Grid grid : ReplayGrids.main(report)) {
      text.append('\n').append(section(grid));
    }
    if (report.portfolio().isEmpty()) {
      String remark = ReplayRemarks.noPortfolio(report.coverage());
      text.append('\n').append(TextLines.wrap(remark, WIDTH));
    }
    return text.append('\n').append(origin(report.manifest())).toString();
  }

  private static String section(Grid grid) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(grid.columns().stream().map(Grid.Column::brief).toList());
    grid.rows().forEach(row -> lines.add(row.stream().map(TerminalText::safe).toList()));
    List<Boolean> right = grid.columns().stream().map(column -> !column.isText()).toList();
    ColumnLayout layout = ColumnLayout.fit(lines, right, WIDTH);
    StringBuilder text = new StringBuilder(grid.title()).append('\n');
    text.append(layout.line(lines.get(0))).append('\n').append(layout.rule()).append('\n');
    lines.stream().skip(1).forEach(line -> text.append(layout.line(line)).append('\n'));
    return text.append(grid.note().isEmpty() ? "" : TextLines.wrap(grid.note(), WIDTH)).toString();
  }

  private static String origin(Manifest manifest) {
    String sentence =
        "Run %s of %s with Bellwether %s."
            .formatted(manifest.runId(), manifest.selection(), manifest.version());
    return TextLines.wrap(sentence, WIDTH);
  }
}
