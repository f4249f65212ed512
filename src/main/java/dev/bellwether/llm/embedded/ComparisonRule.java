package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/**
 * A figure beside the figure before it, with or without a word that says which way it went: "profit
 * of 5m compared to 3m", "sales were EUR 5 mn (4 mn)", "a loss of 2m, a year earlier 3m", "EPS of
 * 0.40; analysts had expected 0.35". Profits and losses are put on one scale, so that a smaller
 * loss and a profit after a loss are better. Units are brought together; a percentage is never
 * compared with an amount, nor one currency with another.
 */
final class ComparisonRule implements Rule {
  private static final int NEWER_REACH = 16;
  private static final int OLDER_REACH = 10;
  private static final int BRACKET_REACH = 4;
  private static final int EARLIER_REACH = 6;
  private static final Set<Kind> RESULTS = EnumSet.of(Kind.PROFIT, Kind.LOSS);
  private static final Set<Kind> PAUSES = EnumSet.of(Kind.COMMA, Kind.LINK, Kind.CONTRAST);
  private static final Set<Kind> REFERENCES =
      EnumSet.of(Kind.EARLIER, Kind.COMPARED, Kind.EXPECTED);

  @Override
  public void read(Passage passage, Evidence evidence) {
    Reader reader = new Reader(passage, evidence);
    for (int i = 1; i + 1 < passage.size(); i++) {
      switch (passage.kind(i)) {
        case COMPARED -> reader.compared(i);
        case OPEN -> reader.bracketed(i);
        default -> {}
      }
    }
    for (int i = 1; i < passage.size(); i++) {
      switch (passage.kind(i)) {
        case EARLIER -> reader.dated(i);
        case EXPECTED, HOPED -> reader.expected(i);
        default -> {}
      }
    }
  }

  /** One passage; each older figure is compared once. */
  private static final class Reader {
    private final Passage passage;
    private final Evidence evidence;
    private final FigureJudge judge;

    private Reader(Passage passage, Evidence evidence) {
      this.passage = passage;
      this.evidence = evidence;
      this.judge = new FigureJudge(passage, evidence);
    }

    private void compared(int pivot) {
      int older = olderAfter(pivot);
      int newer = older < 0 ? -1 : newerAfter(older);
      if (newer < 0 && older >= 0) {
        newer = newerBefore(pivot, older);
      }
      if (newer >= 0) {
        judge.judge(pivot, ofSame(newer, older), older);
      } else if (older < 0 || passage.at(older).currency() != 0) {
        judge.turn(pivot);
      }
    }

    /** "From" also tells where something comes from; its figure stands right after it. */
    private int olderAfter(int pivot) {
      int words = passage.at(pivot).text().endsWith("from") ? 1 : OLDER_REACH;
      for (int i = pivot + 1; i < passage.size() && !passage.kind(i).endsSentence(); i++) {
        Kind kind = passage.kind(i);
        if (passage.at(i).isFigure()) {
          return i;
        } else if (kind == Kind.COMMA || kind == Kind.COMPARED) {
          return -1;
        } else if (RESULTS.contains(kind) || kind == Kind.EARLIER) {
          words = Math.max(words, 2);
        } else if (words-- == 0) {
          return -1;
        }
      }
      return -1;
    }

    /** In "from 3m to 5m" the newer figure comes last. */
    private int newerAfter(int older) {
      int to = passage.after(older, 2, EnumSet.of(Kind.TO));
      for (int i = to + 1; to >= 0 && i <= to + 2 && i < passage.size(); i++) {
        if (fair(i, older)) {
          return i;
        }
      }
      return -1;
    }

    /** The nearest figure that is written in the same way, or else the nearest that fits. */
    private int newerBefore(int pivot, int older) {
      int fair = -1;
      int first = Math.max(0, pivot - NEWER_REACH);
      for (int i = pivot - 1; i >= first && !passage.kind(i).endsSentence(); i--) {
        if (fair(i, older) && new Comparison(passage.at(i), passage.at(older)).isAlike()) {
          return i;
        }
        fair = fair < 0 && fair(i, older) ? i : fair;
      }
      return fair;
    }

    /** In "5m and 80m, up from 4m and 70m" each older figure belongs to the newer in its place. */
    private int ofSame(int newer, int older) {
      boolean pairs = newer < older && isPair(older) && newer >= 2 && isPair(newer - 2);
      return pairs && fair(newer - 2, older) ? newer - 2 : newer;
    }

    private boolean isPair(int first) {
      return first + 2 < passage.size()
          && passage.at(first).isFigure()
          && passage.at(first + 1).text().equals("and")
          && passage.at(first + 2).isFigure();
    }

    private boolean fair(int newer, int older) {
      return new Comparison(passage.at(newer), passage.at(older)).isFair();
    }

    private void bracketed(int open) {
      int newer = passage.at(open - 1).isFigure() ? open - 1 : -1;
      for (int i = open + 1; newer >= 0 && i < passage.size() && i <= open + BRACKET_REACH; i++) {
        Kind kind = passage.kind(i);
        if (passage.at(i).isFigure()) {
          if (fair(newer, i)) {
            judge.judge(open, newer, i);
          }
          return;
        }
        if (kind == Kind.COMMA || kind == Kind.OPEN || kind.directionSign() != 0) {
          return;
        }
      }
    }

    /** "A year earlier the loss was 3m", "against 3m a year earlier", "; a year earlier 3m". */
    private void dated(int index) {
      int older = unclaimedAfter(index);
      if (older < 0) {
        older = unclaimedBefore(index);
      }
      int pause = older < 0 ? -1 : passage.before(Math.min(older, index), NEWER_REACH, PAUSES);
      int newer = pause < 0 ? -1 : newerBefore(pause, older);
      if (newer >= 0 && new Comparison(passage.at(newer), passage.at(older)).isAlike()) {
        judge.judge(index, newer, older);
      }
    }

    private void expected(int index) {
      if (!evidence.isClaimed(index)) {
        int older = unclaimedAfter(index);
        int pause = older < 0 ? -1 : passage.before(index, NEWER_REACH, PAUSES);
        int newer = pause < 0 ? -1 : newerBefore(pause, older);
        if (newer >= 0 && new Comparison(passage.at(newer), passage.at(older)).isAlike()) {
          judge.judge(index, newer, older);
        }
      }
    }

    private int unclaimedAfter(int index) {
      int last = Math.min(passage.size() - 1, index + EARLIER_REACH);
      for (int i = index + 1; i <= last && !passage.kind(i).endsSentence(); i++) {
        if (passage.at(i).isFigure()) {
          return evidence.isClaimed(i) ? -1 : i;
        }
        if (passage.kind(i) == Kind.COMMA || REFERENCES.contains(passage.kind(i))) {
          return -1;
        }
      }
      return -1;
    }

    private int unclaimedBefore(int index) {
      for (int i = index - 1; i >= Math.max(0, index - 3); i--) {
        if (passage.at(i).isFigure()) {
          return evidence.isClaimed(i) ? -1 : i;
        }
        if (passage.kind(i) == Kind.COMMA) {
          return -1;
        }
      }
      return -1;
    }
  }
}
