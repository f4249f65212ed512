package dev.bellwether.telemetry;

import dev.bellwether.Score;

/**
 * One text while it is scored for one ticker. Opened, told and closed by one thread; calls that
 * this thread makes meanwhile belong to it.
 */
public interface Scoring extends AutoCloseable {
  /** Nobody listens. */
  Scoring UNHEARD =
      new Scoring() {
        @Override
        public void answered(Score score) {}

        @Override
        public void missed(String reason) {}

        @Override
        public void close() {}
      };

  /** There is a score. */
  void answered(Score score);

  /** No tier of the route answered, and why not; there may be a stopgap all the same. */
  void missed(String reason);

  @Override
  void close();
}
