package dev.bellwether.llm.embedded;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rules found, by the place in the passage where they found it. */
final class Evidence {
  private final double[] effects;
  private final Map<Ground, double[]> grounds = new EnumMap<>(Ground.class);
  private final @Nullable String[] names;
  private final boolean[] spoken;
  private int comparison;
  private int swing;
  private int ups;
  private int downs;
  private int negations;

  Evidence(int size) {
    this.effects = new double[size];
    this.names = new String[size];
    this.spoken = new boolean[size];
  }

  /** Adds evidence at a place: above 0 good news, below 0 bad news, about 1 for one plain fact. */
  void add(int index, double effect, Ground ground, String name) {
    effects[index] += effect;
    grounds.computeIfAbsent(ground, g -> new double[effects.length])[index] += effect;
    names[index] = name;
  }

  /** Marks a token as explained, so that no later rule counts it again. */
  void claim(int index) {
    spoken[index] = true;
  }

  boolean isClaimed(int index) {
    return spoken[index];
  }

  void compared(int sign) {
    comparison = sign;
  }

  void swung(int sign) {
    swing = sign;
  }

  void moved(int sign) {
    if (sign > 0) {
      ups++;
    } else {
      downs++;
    }
  }

  void negated() {
    negations++;
  }

  double effect(int index) {
    return effects[index];
  }

  /** The evidence on one ground, each place counted by its weight. */
  double sum(Ground ground, double[] weights) {
    double[] own = grounds.get(ground);
    double sum = 0;
    for (int i = 0; own != null && i < own.length; i++) {
      sum += own[i] * weights[i];
    }
    return sum;
  }

  /** What the rule that fired here is called; null if none did. */
  @Nullable String name(int index) {
    return names[index];
  }

  int comparison() {
    return comparison;
  }

  int swing() {
    return swing;
  }

  int ups() {
    return ups;
  }

  int downs() {
    return downs;
  }

  int negations() {
    return negations;
  }
}
