package dev.bellwether.llm.local.worker;

/**
 * What the native cache holds of the prompt before, as far as can be known from outside: the
 * binding does not tell how much of a prompt it did not have to evaluate again.
 */
final class SlotMemory {
  private int[] last = {};

  /**
   * How many tokens of a prompt were in the cache, the beginning-of-text token included.
   *
   * @param tokens of the prompt, without that one
   */
  synchronized int remember(int[] tokens) {
    int same = 0;
    while (same < tokens.length && same < last.length && tokens[same] == last[same]) {
      same++;
    }
    boolean first = last.length == 0;
    last = tokens;
    // The last token of a prompt is always evaluated, since an answer grows from it.
    return first ? 0 : Math.min(same + 1, tokens.length);
  }
}
