package dev.bellwether.bench;

import dev.bellwether.Direction;
import java.util.OptionalDouble;

/**
 * A text and what a person says of it.
 *
 * @param text what a model is asked about
 * @param label which way it points
 * @param strength the person's number, if there is one, from -1 to 1
 * @param kind what sort of text it is; empty if nobody says
 */
public record LabelledText(String text, Direction label, OptionalDouble strength, String kind) {

  /** A text of no known kind. */
  public LabelledText(String text, Direction label, OptionalDouble strength) {
    this(text, label, strength, "");
  }
}
