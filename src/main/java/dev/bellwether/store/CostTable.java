package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What calls cost, grouped. */
public final class CostTable {
  /** What calls can be grouped by, and how the ledger says it. */
  private static final Map<String, String> GROUPS = groups();

  /** One group: its values in the order asked for, and its sums. */
  public record Line(
      List<String> group, long calls, long inputTokens, long outputTokens, long microUsd) {}

  private CostTable() {}

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("tier", "coalesce(s.tier, '')");
    groups.put("model", "coalesce(nullif(c.answered_by, ''), s.model, '')");
    groups.put("day", "strftime(c.called_at, '%Y-%m-%d')");
    groups.put("ticker", "c.ticker");
    groups.put("source", "coalesce(d.source, '')");
    groups.put("outcome", "c.outcome");
    groups.put("run", "c.run_id");
    return groups;
  }

  /** What {@link #read} can group by. */
  public static List<String> names() {
    return List.copyOf(GROUPS.keySet());
  }

  /**
   * Sums of all calls, the dearest group first. A text that several sources published counts for
   * the first of them by name.
   *
   * @throws BellwetherException (usage) if a name is none of {@link #names}
   */
  public static List<Line> read(Database database, List<String> by) {
    String columns = by.stream().map(CostTable::column).collect(Collectors.joining(", "));
    List<Line> lines = new ArrayList<>();
    try {
      database.query(
          "SELECT "
              + columns
              + ", sum(c.questions)::BIGINT, sum(c.input_tokens)::BIGINT,"
              + " sum(c.output_tokens)::BIGINT, sum(c.cost_micro_usd)::BIGINT FROM calls c"
              + " LEFT JOIN selections s ON s.key = c.selection LEFT JOIN (SELECT content_hash,"
              + " min(source) AS source FROM documents GROUP BY content_hash) d"
              + " ON d.content_hash = c.content_hash GROUP BY ALL ORDER BY "
              + (by.size() + 4)
              + " DESC, "
              + columns,
          row -> {
            List<String> group = new ArrayList<>();
            for (int i = 1; i <= by.size(); i++) {
              group.add(row.getString(i));
            }
            int at = by.size();
            lines.add(
                new Line(
                    List.copyOf(group),
                    row.getLong(at + 1),
                    row.getLong(at + 2),
                    row.getLong(at + 3),
                    row.getLong(at + 4)));
          });
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read what calls cost");
    }
    return lines;
  }

  private static String column(String name) {
    String column = GROUPS.get(name);
    if (column == null) {
      throw BellwetherException.usage(
          "costs cannot be grouped by '" + name + "'", "they can by " + String.join(", ", names()));
    }
    return column;
  }
}
