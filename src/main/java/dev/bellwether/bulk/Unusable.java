package dev.bellwether.bulk;

/** One row cannot be used; it is rejected with the reason, and the run goes on. */
public final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  private final String value;

  /** Nothing but the reason is to be told. */
  public Unusable(String reason) {
    this(reason, "");
  }

  /**
   * A row with a value that cannot be used.
   *
   * @param reason the same for all such rows, because rejects are counted by it
   * @param value the value; empty if that is not it
   */
  public Unusable(String reason, String value) {
    super(reason);
    this.value = value;
  }

  /** What the reason speaks of; empty if it says all. */
  public String value() {
    return value;
  }

  /** Why, in a few words that are the same for many rows. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
