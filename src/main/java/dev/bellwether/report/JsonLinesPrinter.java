package dev.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object per line; nothing at all for an empty result. */
final class JsonLinesPrinter implements OutputPrinter {
  private final Writer out;
  private final JsonGenerator json;
  private JsonKeys keys = new JsonKeys(List.of());

  JsonLinesPrinter(Writer out) {
    this.out = out;
    this.json = JsonCells.generator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void begin(List<String> columns) {
    keys = JsonKeys.of(columns);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    keys.writeObject(json, values);
    json.writeRaw('\n');
  }

  @Override
  public void end() throws IOException {
    json.close();
    out.flush();
  }
}
