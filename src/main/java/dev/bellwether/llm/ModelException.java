package dev.bellwether.llm;

/** A model gave no answer. Each subtype says what the caller should do next. */
public abstract sealed class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(message);
  }

  /** There was no answer before the deadline: ask the next tier, or later. */
  public static final class TimedOut extends ModelException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message) {
      super(message);
    }
  }

  /** The model cannot read this input, today or tomorrow: do not ask again. */
  public static final class Unreadable extends ModelException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message) {
      super(message);
    }
  }
}
