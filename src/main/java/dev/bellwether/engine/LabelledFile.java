package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Direction;
import dev.bellwether.bench.LabelledText;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.Row;
import dev.bellwether.ingest.file.RowSource;
import dev.bellwether.ingest.file.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads texts with labels from any file that Bellwether reads. */
final class LabelledFile {
  private static final List<String> TEXT = List.of("text", "sentence", "title", "headline");
  private static final List<String> LABEL = List.of("label", "sentiment", "class", "direction");
  private static final List<String> KIND = List.of("kind");
  private static final List<String> STRENGTH = List.of("score", "strength", "sentiment_score");
  private static final Map<String, Direction> USUAL_NAMES =
      Map.of(
          "bullish", Direction.BULLISH,
          "positive", Direction.BULLISH,
          "bearish", Direction.BEARISH,
          "negative", Direction.BEARISH,
          "neutral", Direction.NEUTRAL);

  /**
   * What is in a file.
   *
   * @param texts rows with a text and a label
   * @param unusable rows without
   */
  record Contents(List<LabelledText> texts, int unusable) {}

  /**
   * How to read it.
   *
   * @param columns {@code text}, {@code label}, {@code score} to column; what is not named is
   *     guessed
   * @param names the file's label to a direction's name; the usual names are known
   * @param neutralBand without a label column: a number this close to 0 is neutral
   */
  record Reading(Map<String, String> columns, Map<String, String> names, double neutralBand) {}

  private final RowSource source;
  private final Reading reading;
  private final Map<String, Direction> names;

  private LabelledFile(RowSource source, Reading reading) {
    this.source = source;
    this.reading = reading;
    this.names = names(reading.names());
  }

  /** Reads the whole file. */
  static Contents read(Path file, Reading reading) {
    return new LabelledFile(InputFiles.source(file, Optional.empty()), reading).contents();
  }

  private static Map<String, Direction> names(Map<String, String> given) {
    Map<String, Direction> names = new HashMap<>(USUAL_NAMES);
    given.forEach(
        (name, meaning) -> {
          Direction direction = USUAL_NAMES.get(meaning.toLowerCase(Locale.ROOT));
          if (direction == null) {
            throw BellwetherException.usage(
                "no direction '" + meaning + "'", "bullish, neutral or bearish");
          }
          names.put(name.toLowerCase(Locale.ROOT), direction);
        });
    return names;
  }

  private Contents contents() {
    try (Rows rows = source.open()) {
      String text = column(rows, "text", TEXT).orElseThrow(() -> missing(rows, "text"));
      Optional<String> label = column(rows, "label", LABEL);
      Optional<String> strength = column(rows, "score", STRENGTH);
      Optional<String> kind = column(rows, "kind", KIND);
      if (label.isEmpty() && strength.isEmpty()) {
        throw missing(rows, "label");
      }
      List<LabelledText> texts = new ArrayList<>();
      int unusable = 0;
      for (Optional<Entry> next = rows.next(); next.isPresent(); next = rows.next()) {
        Optional<LabelledText> made =
            next.get() instanceof Row row
                ? labelled(row, text, label, strength, kind)
                : Optional.empty();
        made.ifPresent(texts::add);
        unusable += made.isEmpty() ? 1 : 0;
      }
      return new Contents(List.copyOf(texts), unusable);
    }
  }

  private Optional<String> column(Rows rows, String field, List<String> usual) {
    String mapped = reading.columns().get(field);
    if (mapped != null) {
      if (!rows.columns().contains(mapped)) {
        throw missing(rows, mapped);
      }
      return Optional.of(mapped);
    }
    return rows.columns().stream()
        .filter(column -> usual.contains(column.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private BellwetherException missing(Rows rows, String what) {
    return BellwetherException.usage(
        source.name() + " has no column '" + what + "'",
        "columns found: " + String.join(", ", rows.columns()) + "; say which with --map");
  }

  private Optional<LabelledText> labelled(
      Row row,
      String text,
      Optional<String> label,
      Optional<String> strength,
      Optional<String> kind) {
    OptionalDouble number =
        strength.map(row::get).map(LabelledFile::number).orElse(OptionalDouble.empty());
    Optional<Direction> direction =
        label.isPresent()
            ? Optional.ofNullable(names.get(row.get(label.get()).strip().toLowerCase(Locale.ROOT)))
            : number.isPresent() ? Optional.of(direction(number.getAsDouble())) : Optional.empty();
    return row.get(text).isBlank()
        ? Optional.empty()
        : direction.map(
            known ->
                new LabelledText(
                    row.get(text).strip(), known, number, kind.map(row::get).orElse("").strip()));
  }

  private Direction direction(double strength) {
    if (Math.abs(strength) <= reading.neutralBand()) {
      return Direction.NEUTRAL;
    }
    return strength > 0 ? Direction.BULLISH : Direction.BEARISH;
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
