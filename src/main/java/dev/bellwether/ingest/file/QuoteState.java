package dev.bellwether.ingest.file;

/**
 * Whether a scan of delimited text is inside quotes. A quote opens at the start of a field, blanks
 * before it allowed; anywhere else in an unquoted field it is an ordinary character. Two quotes in
 * a row inside quotes stand for one.
 */
final class QuoteState {
  private final boolean heeding;
  private final char delimiter;
  private boolean quoted;
  private boolean justClosed;
  private boolean fieldStart = true;

  private QuoteState(boolean heeding, char delimiter) {
    this.heeding = heeding;
    this.delimiter = delimiter;
  }

  static QuoteState delimitedBy(char delimiter) {
    return new QuoteState(true, delimiter);
  }

  /** For formats whose records are lines. */
  static QuoteState ignoring() {
    return new QuoteState(false, '\0');
  }

  QuoteState copy() {
    return new QuoteState(heeding, delimiter);
  }

  void copyFrom(QuoteState other) {
    quoted = other.quoted;
    justClosed = other.justClosed;
    fieldStart = other.fieldStart;
  }

  void reset() {
    quoted = false;
    justClosed = false;
    fieldStart = true;
  }

  boolean isQuoted() {
    return quoted;
  }

  void accept(char c) {
    if (!heeding) {
      return;
    }
    if (c == '"') {
      acceptQuote();
    } else if (!quoted) {
      fieldStart = c == delimiter || (fieldStart && c == ' ');
      justClosed = false;
    }
  }

  private void acceptQuote() {
    if (quoted) {
      quoted = false;
      justClosed = true;
    } else if (justClosed || fieldStart) {
      quoted = true;
      justClosed = false;
    }
    fieldStart = false;
  }

  /** A line break inside quotes, an ordinary character there. */
  void acceptBreak() {
    justClosed = false;
  }
}
