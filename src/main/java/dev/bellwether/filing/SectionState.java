package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.regex.Pattern;

/** Tells sections with text from those that only point elsewhere or say "none". */
final class SectionState {
  /** A section longer than this has a text of its own, whatever it points to. */
  private static final int LONGEST_STUB = 1_500;

  private static final int LONGEST_NOTHING = 160;

  private static final Pattern NOTHING =
      Pattern.compile(
          "\\W*(?:none|not (?:applicable|required)|no (?:matters|response|information)|n/?a|\\[?(?:removed and )?reserved\\]?|"
              + "there (?:is|are|were|was|have been|has been) (?:no|nothing|none)|nothing to report|omitted)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.;])\\s+(?=\\p{Lu})");

  private static final Pattern POINTER =
      Pattern.compile(
          "incorporated [^.]{0,60}by reference|by reference (?:to|from|in|into)\\b"
              + "|(?:is|are|will be|can be|may be) (?:included|set forth|contained|presented|found|disclosed|provided|described"
              + "|discussed|reported) (?:in|on|under|at|elsewhere)"
              + "|appears? (?:in|on|under|at|elsewhere)|(?:refer|reference is (?:hereby )?made) to"
              + "|\\bsee (?:the |our )?(?:note|item|part|page|\\u201c|\")|begin(?:ning|s)? (?:on|at) page|to be filed with",
          Pattern.CASE_INSENSITIVE);

  private SectionState() {}

  static Section.State of(Reading reading, Candidate heading, int last) {
    int bodyStart = bodyStart(reading, heading, last);
    int end = reading.elements().get(last).span().end();
    String body = reading.text().substring(Math.min(bodyStart, end), end).strip();
    if (saysNothing(body) || (body.isEmpty() && saysNothing(heading.title()))) {
      return Section.State.EMPTY;
    }
    return body.isEmpty() || isStub(reading, heading.element(), last, body)
        ? Section.State.STUB
        : Section.State.FULL;
  }

  private static boolean isStub(Reading reading, int first, int last, String body) {
    if (body.length() > LONGEST_STUB) {
      return false;
    }
    boolean figures =
        reading.elements().subList(first, last + 1).stream()
            .anyMatch(element -> element.kind() == Element.Kind.TABLE);
    return !figures && pointing(body) * 2 > body.length();
  }

  /** Characters of the sentences that point elsewhere. */
  private static int pointing(String body) {
    int characters = 0;
    for (String sentence : BETWEEN_SENTENCES.split(body, -1)) {
      characters += POINTER.matcher(sentence).find() ? sentence.length() : 0;
    }
    return characters;
  }

  /** Where the text starts behind the heading, whose title may stand in an element of its own. */
  private static int bodyStart(Reading reading, Candidate heading, int last) {
    Span first = reading.elements().get(heading.element()).span();
    int title = reading.text().indexOf(heading.title(), first.start());
    if (title < 0) {
      return first.end();
    }
    int end = title + heading.title().length();
    boolean below =
        heading.element() < last
            && title == reading.elements().get(heading.element() + 1).span().start();
    boolean within = title < first.end() && end < first.end();
    return within || below || last == heading.element() ? end : first.end();
  }

  /** True for "None.", "Not applicable" and the like. */
  static boolean saysNothing(String body) {
    return body.length() <= LONGEST_NOTHING && NOTHING.matcher(body).matches();
  }
}
