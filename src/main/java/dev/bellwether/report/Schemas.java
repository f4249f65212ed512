package dev.bellwether.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the JSON of each report holds, as JSON Schema (draft 2020-12). */
public final class Schemas {
  /** Reports that have one. */
  public static final List<String> NAMES = List.of("replay", "returns", "events", "trials");

  private Schemas() {}

  /** The schema of one of {@link #NAMES}, ended by a line feed. */
  public static String text(String name) {
    String resource = name + ".schema.json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
