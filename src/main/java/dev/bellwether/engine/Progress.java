package dev.bellwether.engine;

/** Who wants to know how a run goes on, and may stop it. */
public interface Progress {
  /** Total of a stage whose size is not known. */
  long UNKNOWN = -1;

  /** Nobody listens and nobody stops. */
  Progress SILENT =
      new Progress() {
        @Override
        public void stage(String name, long total) {}

        @Override
        public void advance(long items) {}

        @Override
        public void note(String message) {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  /** A stage begins, of {@code total} items or {@link #UNKNOWN}. */
  void stage(String name, long total);

  /** More items of the stage are done. */
  void advance(long items);

  /** Something the user should know while the run goes on; one line. */
  void note(String message);

  /** True once the user asks to stop; the engine then commits what is done and ends the run. */
  boolean stopped();
}
