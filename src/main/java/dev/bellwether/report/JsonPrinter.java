package dev.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One array with an object per row, each on its own line. */
final class JsonPrinter implements OutputPrinter {
  private final Writer out;
  private final JsonGenerator json;
  private JsonKeys keys = new JsonKeys(List.of());

  JsonPrinter(Writer out) {
    this.out = out;
    this.json = JsonCells.generator(out).setPrettyPrinter(new JsonLayout(1, ""));
  }

  @Override
  public void begin(List<String> columns) throws IOException {
    keys = JsonKeys.of(columns);
    json.writeStartArray();
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    keys.writeObject(json, values);
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.close();
    out.write('\n');
    out.flush();
  }
}
