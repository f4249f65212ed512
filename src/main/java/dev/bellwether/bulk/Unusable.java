package dev.bellwether.bulk;

/** One row cannot be used; it is rejected with the reason, and the run goes on. */
public final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  public Unusable(String reason) {
    super(reason);
  }

  /** Why, in a few words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
