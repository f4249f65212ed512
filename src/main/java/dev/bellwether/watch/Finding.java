package dev.bellwether.watch;

import dev.bellwether.Score;
import dev.bellwether.Verdict;
import dev.bellwether.notify.Analysis;
import java.util.List;

/** What came of asking for a verdict. */
public sealed interface Finding {

  /**
   * A verdict.
   *
   * @param judged as it is shown
   * @param score as it is stored
   * @param verdicts it was made from, one for each chunk
   */
  record Found(Analysis.Judged judged, Score score, List<Verdict> verdicts) implements Finding {
    public Found {
      verdicts = List.copyOf(verdicts);
    }
  }

  /** None, and why. */
  record Nothing(String reason) implements Finding {}
}
