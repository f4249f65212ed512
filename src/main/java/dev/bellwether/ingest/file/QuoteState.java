package dev.bellwether.ingest.file;

/**
 * Whether a scan of delimited text is inside quotes. A quote opens at the start of a field, blanks
 * before it allowed; anywhere else in an unquoted field it is an ordinary character. Two quotes in
 * a row inside quotes stand for one. A quote that closes must be followed by the delimiter or the
 * line end, blanks between them allowed; otherwise the state has {@linkplain #hasStrayed strayed}.
 */
final class QuoteState {
  private final boolean heeding;
  private final char delimiter;
  private boolean quoted;
  private boolean justClosed;
  private boolean afterClose;
  private boolean strayed;
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
    afterClose = other.afterClose;
    strayed = other.strayed;
    fieldStart = other.fieldStart;
  }

  void reset() {
    quoted = false;
    justClosed = false;
    afterClose = false;
    strayed = false;
    fieldStart = true;
  }

  boolean isQuoted() {
    return quoted;
  }

  /**
   * Whether, since the last line break, text stood right behind a closing quote. In a record of
   * several lines that is the opening quote of another record, met inside quotes.
   */
  boolean hasStrayed() {
    return strayed;
  }

  void accept(char c) {
    if (!heeding) {
      return;
    }
    if (c == '"') {
      acceptQuote();
    } else if (!quoted) {
      strayed |= afterClose && c != delimiter && c != ' ';
      afterClose &= c != delimiter;
      fieldStart = c == delimiter || (fieldStart && c == ' ');
      justClosed = false;
    }
  }

  private void acceptQuote() {
    if (quoted) {
      quoted = false;
      justClosed = true;
      afterClose = true;
    } else if (justClosed || fieldStart) {
      quoted = true;
      justClosed = false;
      afterClose = false;
    }
    fieldStart = false;
  }

  /** A line break inside quotes, an ordinary character there. */
  void acceptBreak() {
    justClosed = false;
    strayed = false;
  }
}
