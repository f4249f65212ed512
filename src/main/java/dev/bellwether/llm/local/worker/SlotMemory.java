package dev.bellwether.llm.local.worker;

import java.util.ArrayList;
import java.util.List;

/**
 * What the native cache holds of the prompts before, as far as can be known from outside: the
 * binding does not tell how much of a prompt it did not have to evaluate again. With one slot the
 * count is exact; with several it takes the most alike prompt for the one whose slot was used, as
 * the native code does.
 */
final class SlotMemory {
  private final int slots;
  private final List<int[]> held = new ArrayList<>();

  SlotMemory(int slots) {
    this.slots = slots;
  }

  /**
   * How many tokens of a prompt were in the cache, the beginning-of-text token included.
   *
   * @param tokens of the prompt, without that one
   */
  synchronized int remember(int[] tokens) {
    int best = -1;
    int same = 0;
    for (int i = 0; i < held.size(); i++) {
      int common = common(held.get(i), tokens);
      if (common >= same) {
        best = i;
        same = common;
      }
    }
    boolean nothingHeld = best < 0;
    if (!nothingHeld && (held.size() == slots || same > tokens.length / 2)) {
      held.remove(best);
    }
    held.add(tokens);
    // The last token of a prompt is always evaluated, since an answer grows from it.
    return nothingHeld ? 0 : Math.min(same + 1, tokens.length);
  }

  private static int common(int[] before, int[] now) {
    int same = 0;
    while (same < now.length && same < before.length && now[same] == before[same]) {
      same++;
    }
    return same;
  }
}
