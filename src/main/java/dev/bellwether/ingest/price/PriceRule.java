package dev.bellwether.ingest.price;

import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * When a price or a volume is worth an alert.
 *
 * @param name what the user calls it
 * @param tickers whose prices; empty for all
 * @param move a fraction, up or down; empty if only the volume counts
 * @param volume how many times what is usual; empty if only the price counts
 * @param window a move is counted from the price so long ago; empty for the previous close, or the
 *     open where that is not known
 * @param cooldown no second alert on a share within this time, unless it moves on by as much again
 * @param staleAfter a quote that is older is none
 */
public record PriceRule(
    String name,
    Set<Ticker> tickers,
    OptionalDouble move,
    OptionalDouble volume,
    Optional<Duration> window,
    Duration cooldown,
    Optional<Duration> staleAfter) {
  private static final double ROUNDING = 1e-9;

  public PriceRule {
    tickers = Set.copyOf(tickers);
  }

  /**
   * Whether a change is as large as asked; 95 after 100 is 5 %, whatever floating point makes of
   * it.
   */
  boolean isMove(double change) {
    return move.isPresent() && Math.abs(change) >= move.getAsDouble() - ROUNDING;
  }
}
