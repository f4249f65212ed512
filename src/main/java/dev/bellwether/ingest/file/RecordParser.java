package dev.bellwether.ingest.file;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;

/** The parser of one delimited record that {@link RecordSplitter} has cut off. */
final class RecordParser {
  /** More columns than this are a sign of another kind of file. */
  static final int MOST_COLUMNS = 4096;

  private RecordParser() {}

  static CsvParser create(char delimiter) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    // The record is already cut: a line end in it is part of a value, also where a stray quote
    // makes the parser think otherwise. So the parser gets line ends that no text contains.
    settings.getFormat().setLineSeparator("\ufffe");
    settings.getFormat().setNormalizedNewline('\ufffe');
    // Otherwise a headline that begins with '#' is a comment and vanishes.
    settings.getFormat().setComment('\0');
    settings.setCommentProcessingEnabled(false);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.STOP_AT_CLOSING_QUOTE);
    return new CsvParser(settings);
  }
}
