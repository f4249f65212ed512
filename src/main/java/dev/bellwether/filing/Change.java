package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.List;

/**
 * One difference between a filing and the one before.
 *
 * @param kind what happened to the paragraph
 * @param section where it stands, in the newer filing; of a removed one in the older
 * @param element the paragraph in the newer filing; of a removed one in the older
 * @param similarity to the paragraph it was, 0 to 1; 0 for what was added or removed
 * @param news where in the newer filing it says what the older one did not: all of the paragraph,
 *     or of one that is much the same some of its sentences; empty if only its wording differs, or
 *     it was removed
 */
public record Change(
    Kind kind, Section section, Element element, double similarity, List<Span> news) {
  public Change {
    news = List.copyOf(news);
  }

  /** What happened to a paragraph. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** It says something else than before. */
    CHANGED,
    /** It is gone. */
    REMOVED
  }

  /** How much of a change it is. */
  public enum Weight {
    /** Similarity under 0.70. */
    HIGH,
    /** Under 0.90. */
    MEDIUM,
    /** Few words, which may be those that count. */
    LOW
  }

  /** How much of a change it is. */
  public Weight weight() {
    if (similarity < 0.70) {
      return Weight.HIGH;
    }
    return similarity < 0.90 ? Weight.MEDIUM : Weight.LOW;
  }
}
