package dev.bellwether.notify;

import java.util.OptionalDouble;

/**
 * A price. What is not known is empty, never zero.
 *
 * @param price the last one
 * @param change a fraction: 0.05 is 5 % up
 * @param volume shares since the session opened
 */
public record Quote(OptionalDouble price, OptionalDouble change, OptionalDouble volume) {}
