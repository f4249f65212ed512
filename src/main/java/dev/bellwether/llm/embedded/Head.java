package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;

/**
 * What was learned from labelled texts, on top of the encoder and the rules.
 *
 * @param encoder SHA-256 of the encoder's weights it was trained on
 * @param rules fingerprint of the rules it was trained on
 * @param examples how many texts it was trained on
 * @param data SHA-256 over these texts, their labels and kinds
 * @param penalty of the fit, see {@link SoftmaxTrainer}
 * @param rulesPenalty of the fit, for what the rules found
 * @param rulesWeight weight of the rules in the blend
 * @param softmax from features to probabilities
 * @param confidence from probabilities to confidence
 */
record Head(
    String encoder,
    String rules,
    int examples,
    String data,
    double penalty,
    double rulesPenalty,
    double rulesWeight,
    Softmax softmax,
    Confidence confidence) {

  /** What head and rules say of a text together. */
  Blend blend(float[] vector, RuleReading reading, ClassProbabilities rulesSay) {
    ClassProbabilities alone = softmax.probabilities(HeadFeatures.of(vector, reading, rulesSay));
    return Blend.of(alone, rulesSay, rulesWeight);
  }
}
