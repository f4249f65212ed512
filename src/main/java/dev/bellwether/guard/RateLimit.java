package dev.bellwether.guard;

import java.time.ZoneId;

/**
 * How many calls one kind of remote call may make, in all processes together.
 *
 * @param name what the calls are counted under, such as {@code gemini}
 * @param perMinute calls within any 60 seconds; {@link #UNLIMITED} for no limit
 * @param perDay calls on one date; {@link #UNLIMITED} for no limit
 * @param dayZone where the day of {@code perDay} begins at midnight
 */
public record RateLimit(String name, int perMinute, int perDay, ZoneId dayZone) {
  /** More than anybody makes. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** True if there is nothing to count. */
  public boolean isUnlimited() {
    return perMinute == UNLIMITED && perDay == UNLIMITED;
  }
}
