package dev.bellwether.llm.embedded;

import dev.bellwether.Chunk;
import dev.bellwether.llm.Completion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The last verdicts, because a text that names several tickers is asked about once for each, in a
 * row. Safe for threads; two that ask at once may both compute the same.
 */
final class RecentVerdicts {
  private static final int KEPT = 256;

  private record Key(Chunk.Kind kind, String text) {}

  private final Map<Key, Completion> verdicts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Completion> eldest) {
          return size() > KEPT;
        }
      };

  Completion of(Chunk chunk, Supplier<Completion> otherwise) {
    Key key = new Key(chunk.kind(), chunk.text());
    synchronized (verdicts) {
      Completion known = verdicts.get(key);
      if (known != null) {
        return known;
      }
    }
    Completion verdict = otherwise.get();
    synchronized (verdicts) {
      verdicts.put(key, verdict);
    }
    return verdict;
  }
}
