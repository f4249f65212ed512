package dev.bellwether.filing;

import dev.bellwether.Section;
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

  private static final Pattern POINTER =
      Pattern.compile(
          "incorporated (?:herein |in (?:this|its entirety)[^.]{0,40})?by reference|by reference (?:to|from|in|into)\\b|"
              + "(?:is|are) (?:included|set forth|contained|presented|found|disclosed|provided|described|discussed) (?:in|on|under|at|elsewhere)|"
              + "appears? (?:in|on|under|at|elsewhere)|(?:refer|reference is (?:hereby )?made) to|\\bsee (?:the |our )?(?:note|item|part|page|\\u201c|\")|"
              + "beginning on page|filed herewith|begin(?:ning|s)? (?:on|at) page",
          Pattern.CASE_INSENSITIVE);

  private SectionState() {}

  static Section.State of(Reading reading, Candidate heading, int last) {
    int bodyStart = bodyStart(reading, heading, last);
    int end = reading.elements().get(last).span().end();
    String body = reading.text().substring(Math.min(bodyStart, end), end).strip();
    if (body.isEmpty() || saysNothing(body)) {
      return saysNothing(heading.title()) || !body.isEmpty() || heading.title().isBlank()
          ? Section.State.EMPTY
          : Section.State.FULL;
    }
    boolean stub = body.length() <= LONGEST_STUB && POINTER.matcher(body).find();
    return stub ? Section.State.STUB : Section.State.FULL;
  }

  private static int bodyStart(Reading reading, Candidate heading, int last) {
    int start = reading.elements().get(heading.element()).span().start();
    int end = reading.elements().get(heading.element()).span().end();
    int title = reading.text().indexOf(heading.title(), start);
    boolean inTitle = title >= 0 && title + heading.title().length() < end;
    if (inTitle || last == heading.element()) {
      return title < 0 ? end : title + heading.title().length();
    }
    return end;
  }

  /** True for "None.", "Not applicable" and the like. */
  static boolean saysNothing(String body) {
    return body.length() <= LONGEST_NOTHING && NOTHING.matcher(body).matches();
  }
}
