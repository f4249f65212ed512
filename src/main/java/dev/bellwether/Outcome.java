package dev.bellwether;

/**
 * What became of one item of a batch.
 *
 * @param <T> what a done item yields
 */
public sealed interface Outcome<T> {

  /** It worked. */
  record Done<T>(T value) implements Outcome<T> {}

  /** There was nothing to do, and why. */
  record Skipped<T>(String reason) implements Outcome<T> {}

  /** It did not work, and why; the item belongs in the dead-letter table. */
  record Failed<T>(String reason) implements Outcome<T> {}
}
