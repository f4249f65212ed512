package dev.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/**
 * Breaks lines down to a depth and keeps what is nested deeper on one line, so that a long series
 * takes one line per point. Line feeds on every platform.
 */
final class JsonLayout extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;

  private final int brokenLevels;
  private final String indent;
  private int level;

  /**
   * A layout for one generator.
   *
   * @param brokenLevels levels of nesting whose entries get a line each
   * @param indent what each level adds at the start of a line
   */
  JsonLayout(int brokenLevels, String indent) {
    this.brokenLevels = brokenLevels;
    this.indent = indent;
  }

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    super.writeStartObject(json);
    level++;
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    super.writeStartArray(json);
    level++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    newLine(json, level);
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    newLine(json, level);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    super.writeObjectEntrySeparator(json);
    newLine(json, level);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    super.writeArrayValueSeparator(json);
    newLine(json, level);
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    closeLevel(json, entries);
    super.writeEndObject(json, entries);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    closeLevel(json, values);
    super.writeEndArray(json, values);
  }

  private void closeLevel(JsonGenerator json, int entries) throws IOException {
    level--;
    if (entries > 0 && level < brokenLevels) {
      newLine(json, level);
    }
  }

  private void newLine(JsonGenerator json, int depth) throws IOException {
    if (level <= brokenLevels) {
      json.writeRaw('\n');
      json.writeRaw(indent.repeat(depth));
    }
  }
}
