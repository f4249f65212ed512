package dev.bellwether.route;

/**
 * Whether a tier can be asked now.
 *
 * @param configured false if the user does not have it at all
 * @param usable true if it can be asked
 * @param why why not; empty if it can
 */
public record TierState(boolean configured, boolean usable, String why) {
  /** It can be asked. */
  public static final TierState READY = new TierState(true, true, "");

  /** The user does not have it. */
  public static final TierState ABSENT = new TierState(false, false, "not configured");

  /** It cannot be asked for now, and why. */
  public static TierState out(String why) {
    return new TierState(true, false, why);
  }
}
