package dev.bellwether.llm.embedded;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What the rules make of one text: the features under a verdict.
 *
 * @param raw the sum of each sentence's evidence over the square root of how many sentences had
 *     any; no bound, about 1 for one plain piece of good news, 0 when nothing fired
 * @param positive weighted evidence for good news, 0 or more
 * @param negative weighted evidence for bad news, 0 or more
 * @param ups how often a direction was good news
 * @param downs how often a direction was bad news
 * @param comparison 1 if the last figure compared with an older one is better, -1 if worse, 0 if
 *     none was
 * @param swing 1 for a turn to profit, -1 for a turn to loss, 0 for none
 * @param negations how many findings were turned by a negation
 * @param post whether the text has a cashtag
 * @param tokens how many words, numbers and marks were read
 * @param kinds how many tokens of each kind were read; kinds that did not occur are absent
 * @param rationale the first rules that fired, in reading order, such as {@code profit up; misses};
 *     empty when none did
 */
public record RuleReading(
    double raw,
    double positive,
    double negative,
    int ups,
    int downs,
    int comparison,
    int swing,
    int negations,
    boolean post,
    int tokens,
    Map<Kind, Integer> kinds,
    String rationale) {

  private static final int NAMED = 6;
  private static final List<Rule> RULES =
      List.of(
          new SwingRule(),
          new ExpectationRule(),
          new ComparisonRule(),
          new LevelRule(),
          new DirectionRule(),
          new SignedPercentRule(),
          new PolarityRule());

  private static Map<Kind, Integer> kinds(Passage passage) {
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    for (int i = 0; i < passage.size(); i++) {
      kinds.merge(passage.kind(i), 1, Integer::sum);
    }
    return kinds;
  }

  static RuleReading of(Lexicon lexicon, String text) {
    Passage passage = Passage.of(lexicon, text);
    Evidence evidence = new Evidence(passage.size());
    RULES.forEach(rule -> rule.read(passage, evidence));
    return new Summary(passage, evidence).reading();
  }

  /**
   * How far the evidence points one way, {@code |positive - negative| / (positive + negative)}, in
   * [0, 1]; 1 when there is none.
   */
  public double agreement() {
    double all = positive + negative;
    return all == 0 ? 1 : Math.abs(positive - negative) / all;
  }

  /** Adds up what the rules found. */
  private static final class Summary {
    private final Passage passage;
    private final Evidence evidence;
    private final StringJoiner rationale = new StringJoiner("; ");
    private double positive;
    private double negative;
    private double total;
    private int sentences;
    private int named;

    private Summary(Passage passage, Evidence evidence) {
      this.passage = passage;
      this.evidence = evidence;
    }

    private RuleReading reading() {
      double[] weights = ClauseWeights.of(passage);
      boolean fired = false;
      for (int i = 0; i < passage.size(); i++) {
        if (passage.kind(i).endsSentence()) {
          sentences += fired ? 1 : 0;
          fired = false;
        } else {
          fired |= count(i, weights[i]);
        }
      }
      sentences += fired ? 1 : 0;
      return new RuleReading(
          total / Math.sqrt(Math.max(1, sentences)),
          positive,
          negative,
          evidence.ups(),
          evidence.downs(),
          evidence.comparison(),
          evidence.swing(),
          evidence.negations(),
          passage.isPost(),
          passage.size(),
          kinds(passage),
          rationale.toString());
    }

    private boolean count(int index, double weight) {
      double effect = evidence.effect(index) * weight;
      total += effect;
      positive += Math.max(0, effect);
      negative += Math.max(0, -effect);
      String name = evidence.name(index);
      if (name != null && named++ < NAMED) {
        rationale.add(name);
      }
      return name != null;
    }
  }
}
