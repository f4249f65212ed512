package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a section stops: before the next part's heading, and before signatures. */
final class SectionEnd {
  private static final Pattern PART =
      Pattern.compile("\\W*part\\s+(IV|I{1,3}|[1-4])\\b(?!\\s*,)(.*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern SIGNATURES =
      Pattern.compile(
          "\\W*s\\s?i\\s?g\\s?n\\s?a\\s?t\\s?u\\s?r\\s?e(\\s?s)?\\W*", Pattern.CASE_INSENSITIVE);

  /** What many signature pages begin with, under a heading of another kind or under none. */
  private static final Pattern PURSUANT =
      Pattern.compile(
          "pursuant to the requirements? of (?:the |section )", Pattern.CASE_INSENSITIVE);

  /** A signature page may begin with the power that is given by signing it. */
  private static final Pattern POWER =
      Pattern.compile("\\W*powers? of attorney\\W*", Pattern.CASE_INSENSITIVE);

  private static final Pattern GIVEN =
      Pattern.compile(
          "\\W*(?:powers? of attorney\\W+)?(?:know all\\b|each (?:person|of the undersigned|individual) whose"
              + " signature|by signing (?:below|this))",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_HEADING = 80;

  private SectionEnd() {}

  /** The part that an element is the heading of, in Roman figures; empty if it heads none. */
  static Optional<String> part(Reading reading, int element) {
    Element heading = reading.elements().get(element);
    if (heading.span().length() > LONGEST_HEADING || heading.kind() == Element.Kind.TABLE) {
      return Optional.empty();
    }
    Matcher part = PART.matcher(heading.span().of(reading.text()));
    boolean heads =
        part.matches()
            && (heading.kind() == Element.Kind.TITLE || !Characters.hasLetters(part.group(2)));
    return heads ? Optional.of(roman(part.group(1))) : Optional.empty();
  }

  private static String roman(String number) {
    return switch (number) {
      case "1" -> "I";
      case "2" -> "II";
      case "3" -> "III";
      case "4" -> "IV";
      default -> number.toUpperCase(Locale.ROOT);
    };
  }

  /** A running head says the part that one is in. */
  private static boolean isOther(String part, Candidate heading) {
    return !heading.item().part().isEmpty() && !part.equals(heading.item().part());
  }

  /** The last element of the section under a heading. */
  static int last(Reading reading, Candidate heading, int next, boolean isLast) {
    List<Element> elements = reading.elements();
    int last = heading.element();
    for (int i = heading.element() + 1; i < next; i++) {
      Span span = elements.get(i).span();
      if (part(reading, i).filter(part -> isOther(part, heading)).isPresent()) {
        return last;
      }
      if (isLast && startsSignatures(reading, i)) {
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

  private static boolean startsSignatures(Reading reading, int element) {
    String start = start(reading, element);
    return SIGNATURES.matcher(start).matches()
        || PURSUANT.matcher(start).lookingAt()
        || GIVEN.matcher(start).lookingAt()
        || (POWER.matcher(start).matches() && isGivenBelow(reading, element + 1));
  }

  /** A list of exhibits names powers of attorney too. */
  private static boolean isGivenBelow(Reading reading, int element) {
    return element < reading.elements().size()
        && GIVEN.matcher(start(reading, element)).lookingAt();
  }

  private static String start(Reading reading, int element) {
    Span span = reading.elements().get(element).span();
    return reading
        .text()
        .substring(span.start(), Math.min(span.end(), span.start() + LONGEST_HEADING + 1));
  }
}
