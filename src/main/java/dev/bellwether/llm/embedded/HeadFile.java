package dev.bellwether.llm.embedded;

import dev.bellwether.BellwetherException;
import dev.bellwether.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A head as a text file, named by the file alone: {@code key TAB value...} lines, first what it is,
 * then one line a feature with the weights of bearish, neutral and bullish. Numbers have seven
 * digits; a head is the one that its file says, also right after training.
 */
final class HeadFile {
  private static final String RESOURCE = "shipped.head";
  private static final String FORMAT = "2";

  private HeadFile() {}

  /** The head that is shipped with this class. */
  static byte[] shipped() {
    try (InputStream in = HeadFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] write(Head head) {
    StringBuilder text = new StringBuilder();
    line(text, "format", FORMAT);
    line(text, "encoder", head.encoder());
    line(text, "rules", head.rules());
    line(text, "examples", String.valueOf(head.examples()));
    line(text, "data", head.data());
    numbers(text, "penalty", head.penalty(), head.rulesPenalty());
    numbers(text, "rules_weight", head.rulesWeight());
    Confidence confidence = head.confidence();
    numbers(text, "confidence", confidence.intercept(), confidence.slope());
    double[][] weights = head.softmax().weights();
    List<String> features = features();
    for (int i = 0; i < features.size(); i++) {
      numbers(text, features.get(i), weights[0][i], weights[1][i], weights[2][i]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append('\t').append(value).append('\n');
  }

  private static void numbers(StringBuilder text, String key, double... values) {
    text.append(key);
    for (double value : values) {
      text.append('\t').append(String.format(Locale.ROOT, "%.6e", value));
    }
    text.append('\n');
  }

  private static List<String> features() {
    List<String> names = new ArrayList<>(HeadFeatures.NAMES);
    names.add("intercept");
    return names;
  }

  /**
   * Reads a head.
   *
   * @param source what to call the file in an error
   * @throws BellwetherException naming what is wrong with it
   */
  static Head read(byte[] file, String source) {
    Map<String, String[]> lines = new LinkedHashMap<>();
    new String(file, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(cells -> lines.put(cells[0], cells));
    try {
      return head(lines);
    } catch (IllegalArgumentException e) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          "cannot read the head " + source + ": " + e.getMessage(),
          "train it again with 'bellwether model train'",
          e);
    }
  }

  private static Head head(Map<String, String[]> lines) {
    if (!cell(lines, "format", 1).equals(FORMAT)) {
      throw new IllegalArgumentException("its format is not " + FORMAT);
    }
    List<String> features = features();
    double[][] weights = new double[Direction.values().length][features.size()];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < features.size(); i++) {
        weights[k][i] = number(lines, features.get(i), k + 1);
      }
    }
    return new Head(
        cell(lines, "encoder", 1),
        cell(lines, "rules", 1),
        Integer.parseInt(cell(lines, "examples", 1)),
        cell(lines, "data", 1),
        number(lines, "penalty", 1),
        number(lines, "penalty", 2),
        number(lines, "rules_weight", 1),
        new Softmax(weights),
        new Confidence(number(lines, "confidence", 1), number(lines, "confidence", 2)));
  }

  private static String cell(Map<String, String[]> lines, String key, int index) {
    String[] cells = lines.getOrDefault(key, new String[0]);
    if (index >= cells.length) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return cells[index];
  }

  private static double number(Map<String, String[]> lines, String key, int index) {
    double number = Double.parseDouble(cell(lines, key, index));
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(key + " is not a finite number");
    }
    return number;
  }
}
