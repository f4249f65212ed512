package dev.bellwether.llm.local;

/**
 * Whether the local tier should be asked.
 *
 * @param well true if it should
 * @param why why not; empty if it should
 */
public record Health(boolean well, String why) {
  /** It should. */
  public static final Health WELL = new Health(true, "");
}
