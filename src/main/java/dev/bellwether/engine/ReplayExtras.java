package dev.bellwether.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a replay makes only when asked, since it costs as much as all the rest together.
 *
 * @param decay horizons of the decay of the rank IC, in sessions; empty for none
 * @param curve the event-time curve
 * @param series folder for every series behind the figures
 * @param masked factors of the same texts behind a mask, as a file; the database knows its own
 * @param propensity file of how likely the model is to remember each score
 */
public record ReplayExtras(
    List<Integer> decay,
    Optional<Window> curve,
    Optional<SeriesFolder> series,
    Optional<Path> masked,
    Optional<Path> propensity) {
  /** Nothing extra. */
  public static final ReplayExtras NONE =
      new ReplayExtras(
          List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST_DECAY = 21;

  /** The same, with the decay up to the longest horizon (a month at most) if none is asked for. */
  ReplayExtras withDecay(List<Integer> horizons) {
    int last = Math.min(LONGEST_DECAY, Collections.max(horizons));
    return decay.isEmpty()
        ? new ReplayExtras(
            IntStream.rangeClosed(1, last).boxed().toList(), curve, series, masked, propensity)
        : this;
  }

  /**
   * Sessions around an event.
   *
   * @param from first, below 0 before it
   * @param to last
   */
  public record Window(int from, int to) {}
}
