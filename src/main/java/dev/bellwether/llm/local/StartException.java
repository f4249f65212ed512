package dev.bellwether.llm.local;

/** A worker could not load its model. */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether it helps to try again. */
  public enum Kind {
    /** The model, a setting or the native library is wrong: nothing heals until a person acts. */
    WRONG,
    /** The process died or was too slow: another may do better. */
    BROKEN
  }

  private final Kind kind;
  private final String hint;

  /**
   * A failure.
   *
   * @param message what happened, to which file; one line
   * @param hint what to try; may be empty
   */
  public StartException(Kind kind, String message, String hint) {
    super(message);
    this.kind = kind;
    this.hint = hint;
  }

  /** Whether it helps to try again. */
  public Kind kind() {
    return kind;
  }

  /** What to try; may be empty. */
  public String hint() {
    return hint;
  }
}
