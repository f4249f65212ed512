package dev.bellwether;

/**
 * A part of a filing that the form gives a number to, heading included.
 *
 * @param part "I", "II" ... where the form has parts; empty for an 8-K
 * @param item the number as the form has it, such as "7", "1A", "2.02" or "5"
 * @param title the heading as filed, without the number
 * @param span where it lies in the filing's text
 * @param confidence 0 to 1: how much speaks for the heading being one
 * @param state whether the text is here
 */
public record Section(
    String part, String item, String title, Span span, double confidence, State state) {

  /** Whether a section holds what its heading promises. */
  public enum State {
    /** The text is here. */
    FULL,
    /** Only a pointer to another document or page, such as "incorporated by reference". */
    STUB,
    /** "None", "not applicable" or "reserved": there is nothing to say. */
    EMPTY
  }
}
