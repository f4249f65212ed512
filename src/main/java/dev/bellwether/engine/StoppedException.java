package dev.bellwether.engine;

/** The user stopped the run; everything that was done is on disk and the same command goes on. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
