package dev.bellwether;

/**
 * Money, in millionths of a US dollar.
 *
 * @param microUsd 0 or more
 */
public record Cost(long microUsd) {
  /** Free of charge. */
  public static final Cost ZERO = new Cost(0);
}
