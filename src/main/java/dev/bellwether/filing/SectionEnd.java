package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Where a section stops: before the next part's heading, and before signatures. */
final class SectionEnd {
  static final Pattern PART =
      Pattern.compile("\\W*part\\s+(IV|I{1,3}|[1-4])\\b(?!\\s*,).*", Pattern.CASE_INSENSITIVE);

  private static final Pattern SIGNATURES =
      Pattern.compile(
          "\\W*s\\s?i\\s?g\\s?n\\s?a\\s?t\\s?u\\s?r\\s?e(\\s?s)?\\W*", Pattern.CASE_INSENSITIVE);

  /** What many signature pages begin with, under a heading of another kind or under none. */
  private static final Pattern PURSUANT =
      Pattern.compile(
          "pursuant to the requirements? of (?:the |section )", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_HEADING = 80;

  private SectionEnd() {}

  /** The last element of the section under a heading. */
  static int last(Reading reading, Candidate heading, int next, boolean isLast) {
    List<Element> elements = reading.elements();
    int last = heading.element();
    for (int i = heading.element() + 1; i < next; i++) {
      Span span = elements.get(i).span();
      String start =
          reading
              .text()
              .substring(span.start(), Math.min(span.end(), span.start() + LONGEST_HEADING));
      boolean shortOne = span.length() <= LONGEST_HEADING;
      if (shortOne
          && PART.matcher(start).matches()
          && elements.get(i).kind() == Element.Kind.TITLE) {
        return last;
      }
      if (isLast
          && ((shortOne && SIGNATURES.matcher(start).matches())
              || PURSUANT.matcher(start).lookingAt())) {
        return last;
      }
      last = i;
      if (SectionState.saysNothing(
              reading.text().substring(span.start(), Math.min(span.end(), span.start() + 200)))
          && isLast
          && i == heading.element() + 1) {
        return last;
      }
    }
    return last;
  }
}
