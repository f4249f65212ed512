package dev.bellwether.report;

import java.util.List;

/**
 * Figures ready to be shown: texts to the left, figures to the right.
 *
 * @param title what it is
 * @param note how to read it; empty when the title says it all
 * @param columns headers
 * @param rows each as long as {@code columns}
 */
record Grid(String title, String note, List<Column> columns, List<List<String>> rows) {
  /** What a column holds. */
  enum Kind {
    /** Names, aligned to the left. */
    TEXT,
    /** Numbers, aligned to the right. */
    FIGURE,
    /** The number to look at first. */
    HEADLINE
  }

  /**
   * A header.
   *
   * @param brief for a terminal
   * @param full for a page
   * @param kind what is below it
   */
  record Column(String brief, String full, Kind kind) {
    static Column text(String name) {
      return new Column(name, Character.toUpperCase(name.charAt(0)) + name.substring(1), Kind.TEXT);
    }

    static Column figure(String name) {
      return figure(name, name);
    }

    static Column figure(String brief, String full) {
      return new Column(brief, full, Kind.FIGURE);
    }

    static Column headline(String brief, String full) {
      return new Column(brief, full, Kind.HEADLINE);
    }

    boolean isText() {
      return kind == Kind.TEXT;
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
