package dev.bellwether;

/**
 * Something the user can act on: what happened, to which input, and what to try. Anything else that
 * is thrown is a bug in Bellwether.
 */
public final class BellwetherException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * What the caller of the program should conclude; the command line turns it into an exit code.
   */
  public enum Kind {
    /** The run could not be finished. */
    FAILED,
    /** A flag, a file or a setting is wrong; nothing was done. */
    USAGE,
    /** A key is missing or was refused. */
    CREDENTIALS,
    /** The budget is spent. */
    BUDGET
  }

  private final Kind kind;
  private final String hint;

  /**
   * An error with a hint.
   *
   * @param kind what to conclude
   * @param message what happened, to which input; one line, no final full stop
   * @param hint what to try; empty when there is nothing to suggest
   */
  public BellwetherException(Kind kind, String message, String hint) {
    super(message);
    this.kind = kind;
    this.hint = hint;
  }

  /** The same, keeping the cause for {@code --debug}. */
  public BellwetherException(Kind kind, String message, String hint, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  /** A wrong flag, file or setting. */
  public static BellwetherException usage(String message, String hint) {
    return new BellwetherException(Kind.USAGE, message, hint);
  }

  /** A run that could not be finished. */
  public static BellwetherException failed(String message, String hint, Throwable cause) {
    return new BellwetherException(Kind.FAILED, message, hint, cause);
  }

  /** What to conclude. */
  public Kind kind() {
    return kind;
  }

  /** What to try; empty when there is nothing to suggest. */
  public String hint() {
    return hint;
  }
}
