package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;
import java.util.List;

/**
 * What a head looks at: the encoder's vector, then what the rules found. Counts are capped, because
 * a tenth finding says no more than a fourth.
 */
final class HeadFeatures {
  /** The names of the rules' numbers, in order. */
  static final List<String> RULES =
      List.of(
          "raw",
          "positive",
          "negative",
          "ups",
          "downs",
          "comparison",
          "swing",
          "negations",
          "post",
          "length",
          "bearish",
          "bullish");

  static final int COUNT = Encoder.DIMENSIONS + RULES.size();

  private static final double MOST_EVIDENCE = 4;
  private static final double LONG = 60;

  private HeadFeatures() {}

  static double[] of(float[] vector, RuleReading reading, ClassProbabilities rules) {
    double[] features = new double[COUNT];
    for (int i = 0; i < Encoder.DIMENSIONS; i++) {
      features[i] = vector[i];
    }
    double[] found = {
      Math.max(-MOST_EVIDENCE, Math.min(MOST_EVIDENCE, reading.raw())),
      Math.min(MOST_EVIDENCE, reading.positive()),
      Math.min(MOST_EVIDENCE, reading.negative()),
      Math.min(MOST_EVIDENCE, reading.ups()),
      Math.min(MOST_EVIDENCE, reading.downs()),
      reading.comparison(),
      reading.swing(),
      Math.min(MOST_EVIDENCE, reading.negations()),
      reading.post() ? 1 : 0,
      Math.min(LONG, reading.tokens()) / LONG,
      rules.bearish(),
      rules.bullish()
    };
    System.arraycopy(found, 0, features, Encoder.DIMENSIONS, found.length);
    return features;
  }
}
