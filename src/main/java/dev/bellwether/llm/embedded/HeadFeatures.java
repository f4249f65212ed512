package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a head looks at: the encoder's vector, what the rules found, and how many tokens of each
 * kind they read. Counts are capped, because a tenth finding says no more than a fourth.
 */
final class HeadFeatures {
  /** The names of the rules' numbers, in order. */
  private static final List<String> RULES =
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

  /** The names of all features, in order. */
  static final List<String> NAMES = names();

  private static final double MOST_EVIDENCE = 4;
  private static final double LONG = 60;

  private HeadFeatures() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Encoder.DIMENSIONS; i++) {
      names.add("e" + i);
    }
    names.addAll(RULES);
    for (Ground ground : Ground.values()) {
      names.add("ground_" + ground.name().toLowerCase(Locale.ROOT));
    }
    for (Kind kind : Kind.values()) {
      names.add("kind_" + kind.name().toLowerCase(Locale.ROOT));
    }
    return List.copyOf(names);
  }

  /**
   * The penalty of each feature.
   *
   * @param vector of the encoder's numbers and the counts of kinds
   * @param rules of what the rules found
   */
  static double[] penalties(double vector, double rules) {
    double[] penalties = new double[NAMES.size()];
    Arrays.fill(penalties, vector);
    int end = NAMES.size() - Kind.values().length;
    Arrays.fill(penalties, Encoder.DIMENSIONS, end, rules);
    return penalties;
  }

  static double[] of(float[] vector, RuleReading reading, ClassProbabilities rules) {
    double[] features = new double[NAMES.size()];
    for (int i = 0; i < Encoder.DIMENSIONS; i++) {
      features[i] = vector[i];
    }
    double[] found = {
      capped(reading.raw()),
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
    int next = Encoder.DIMENSIONS + found.length;
    for (Ground ground : Ground.values()) {
      features[next++] = capped(reading.grounds().getOrDefault(ground, 0.0));
    }
    for (Kind kind : Kind.values()) {
      features[next++] = Math.min(MOST_EVIDENCE, reading.kinds().getOrDefault(kind, 0));
    }
    return features;
  }

  private static double capped(double evidence) {
    return Math.max(-MOST_EVIDENCE, Math.min(MOST_EVIDENCE, evidence));
  }
}
