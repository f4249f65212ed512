package dev.bellwether.ingest.price;

import dev.bellwether.ingest.live.PriceAlert;
import java.time.Instant;

/**
 * The last alert on a share, as it is remembered.
 *
 * @param at when the quote was
 * @param change the move that it told; 0 if it told of volume only
 */
record LastAlert(Instant at, double change) {
  private static final LastAlert NONE = new LastAlert(Instant.MIN, 0);

  static LastAlert of(PriceAlert alert) {
    return new LastAlert(alert.at(), alert.change().orElse(0));
  }

  /** From {@link #text}; none when it is not one. */
  static LastAlert parse(String text) {
    String[] part = text.split(" ", -1);
    if (!text.matches("-?\\d+ -?[0-9.E-]+")) {
      return NONE;
    }
    return new LastAlert(
        Instant.ofEpochMilli(Long.parseLong(part[0])), Double.parseDouble(part[1]));
  }

  String text() {
    return at.toEpochMilli() + " " + change;
  }

  /**
   * Whether another alert may follow: after the cooldown, or when the share has moved on as far.
   */
  boolean allows(PriceAlert alert, PriceRule rule) {
    if (!at.isAfter(Instant.MIN) || !alert.at().isBefore(at.plus(rule.cooldown()))) {
      return true;
    }
    return alert.change().isPresent() && rule.isMove(alert.change().getAsDouble() - change);
  }
}
