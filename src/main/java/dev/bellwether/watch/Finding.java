package dev.bellwether.watch;

import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Verdict;
import dev.bellwether.notify.Analysis;
import java.util.List;
import java.util.Optional;

/** What came of asking for a verdict. */
public sealed interface Finding {

  /**
   * A verdict.
   *
   * @param judged as it is shown
   * @param score as it is stored
   * @param verdicts it was made from, one for each chunk
   * @param insteadOf what was wanted, if another tier of the route has answered
   */
  record Found(
      Analysis.Judged judged, Score score, List<Verdict> verdicts, Optional<Wanted> insteadOf)
      implements Finding {
    public Found {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * What should have answered.
   *
   * @param reason why it has not
   * @param attempts calls that were made in vain
   */
  record Wanted(Selection selection, String reason, int attempts) {}

  /** None, and why. */
  record Nothing(String reason) implements Finding {}
}
