package dev.bellwether.ingest.price;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * The price of a share at a time. What is not known is empty, never zero: a vendor's zero for an
 * unknown or dead share makes no quote.
 *
 * @param price above zero
 * @param previousClose the close of the session before
 * @param open the first price of the session
 * @param volume shares since the session opened
 * @param usualVolume shares in a usual session
 * @param at when it was
 */
public record Quote(
    Ticker ticker,
    double price,
    OptionalDouble previousClose,
    OptionalDouble open,
    OptionalDouble volume,
    OptionalDouble usualVolume,
    Instant at) {
  public Quote {
    if (!isPrice(price)) {
      throw new IllegalArgumentException("no price: " + price);
    }
  }

  /** How far it is from the close before, or from the open where that is unknown; a fraction. */
  public OptionalDouble change() {
    OptionalDouble reference = reference();
    return reference.isPresent()
        ? OptionalDouble.of(price / reference.getAsDouble() - 1)
        : OptionalDouble.empty();
  }

  /** What a price is held against. */
  OptionalDouble reference() {
    return previousClose.isPresent() ? previousClose : open;
  }

  /** Whether a number can be a price. */
  static boolean isPrice(double number) {
    return Double.isFinite(number) && number > 0;
  }

  /** A number that may be missing or, which is the same, zero. */
  static OptionalDouble known(double number) {
    return isPrice(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}
