package dev.bellwether.signal;

/**
 * How scores become a signal.
 *
 * @param halfLife how they fade
 * @param summed true for the weighted sum, false for the weighted mean
 * @param silence what the signal is once all have faded
 */
public record SignalRule(HalfLife halfLife, boolean summed, Silence silence) {
  /** What a signal is when there has been no news for longer than scores live. */
  public enum Silence {
    /** There is none. */
    ABSENT,
    /** The last one, until there is news again. */
    CARRY,
    /** The last one, halved with every half-life since. */
    FADE,
    /** 0, from the first news on. */
    ZERO
  }

  /** The weighted mean, and nothing after it. */
  public static SignalRule mean(HalfLife halfLife) {
    return new SignalRule(halfLife, false, Silence.ABSENT);
  }

  /** What becomes of the last signal after so many sessions without one. */
  double afterSilence(double last, int sessions) {
    return switch (silence) {
      case ABSENT -> Double.NaN;
      case CARRY -> last;
      case FADE -> last * Math.pow(2, -sessions / halfLife.sessions());
      case ZERO -> 0;
    };
  }
}
