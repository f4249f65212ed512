package dev.bellwether.engine;

import dev.bellwether.BellwetherException;

/**
 * Sessions relative to an event, both ends included.
 *
 * @param estimationFrom first session of the estimation window, such as -130
 * @param estimationTo its last, such as -11; before the event window
 * @param eventFrom first session of the event window, such as -1
 * @param eventTo its last, such as 3
 */
public record EventWindows(int estimationFrom, int estimationTo, int eventFrom, int eventTo) {
  /** The shortest estimation window: below, the variance of the market model has no variance. */
  private static final int LEAST = 5;

  public EventWindows {
    if (estimationTo - estimationFrom + 1 < LEAST
        || estimationTo >= eventFrom
        || eventFrom > eventTo) {
      throw BellwetherException.usage(
          "windows [%d, %d] and [%d, %d] do not follow one another"
              .formatted(estimationFrom, estimationTo, eventFrom, eventTo),
          "the estimation window has %d sessions or more and ends before the event window"
              .formatted(LEAST));
    }
  }

  int estimationDays() {
    return estimationTo - estimationFrom + 1;
  }

  int eventDays() {
    return eventTo - eventFrom + 1;
  }
}
