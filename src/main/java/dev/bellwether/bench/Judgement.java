package dev.bellwether.bench;

import dev.bellwether.ConfidenceScale;
import dev.bellwether.Direction;

/**
 * What a model said of a labelled text.
 *
 * @param labelled the text and its label
 * @param direction the model's direction
 * @param score the model's score, from -1 to 1
 * @param confidence from 0 to 1; the probability that the direction is right, if it is calibrated
 * @param nanos wall time of the answer
 * @param microUsd what the answer cost
 */
public record Judgement(
    LabelledText labelled,
    Direction direction,
    double score,
    double confidence,
    long nanos,
    long microUsd) {

  /** The same with its confidence read by a scale. */
  Judgement scaledBy(ConfidenceScale scale) {
    return new Judgement(labelled, direction, score, scale.apply(confidence), nanos, microUsd);
  }

  /** True if the model's direction is the label. */
  public boolean right() {
    return direction == labelled.label();
  }

  /** True if bullish was taken for bearish or the reverse: the error that loses money twice. */
  public boolean opposite() {
    return direction != Direction.NEUTRAL
        && labelled.label() != Direction.NEUTRAL
        && direction != labelled.label();
  }
}
