package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.sql.SQLException;
import java.util.Locale;

/** Turns what a database driver throws into words for the user. */
final class StoreFailure {
  private StoreFailure() {}

  /** What happened while doing something to a file. */
  static BellwetherException of(SQLException e, String doing) {
    String detail = firstLine(e);
    return BellwetherException.failed(doing + ": " + detail, hint(detail), e);
  }

  static String firstLine(SQLException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static String hint(String detail) {
    String text = detail.toLowerCase(Locale.ROOT);
    if (text.contains("no space left")
        || text.contains("disk is full")
        || text.contains("sqlite_full")) {
      return "free some disk space and run the same command again; finished work is kept";
    }
    if (text.contains("corrupt") || text.contains("could not read enough bytes")) {
      return "the file is damaged: put a backup in its place, or move it away and run the commands again";
    }
    if (text.contains("read-only")
        || text.contains("unable to open")
        || text.contains("permission denied")
        || text.contains("readonly")) {
      return "check the permissions of the workspace";
    }
    if (text.contains("not a valid duckdb")
        || text.contains("not a database")
        || text.contains("is a directory")) {
      return "this is not a Bellwether database; choose another file with --db";
    }
    return "";
  }
}
