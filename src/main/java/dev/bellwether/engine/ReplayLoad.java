package dev.bellwether.engine;

import dev.bellwether.store.Database;
import dev.bellwether.store.ReplayInputs;
import dev.bellwether.store.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the stores give a replay.
 *
 * @param selection whose scores
 * @param news the scored news
 * @param masked the same news with the scores of masked texts, if there are any
 * @param bars prices of their tickers
 * @param runs everything that was run before
 */
record ReplayLoad(
    ReplaySelection selection,
    ReplayInputs.News news,
    Optional<MaskedPair> masked,
    ReplayInputs.Bars bars,
    List<Runs.Run> runs) {

  /**
   * The rows that are scored both ways, in one order.
   *
   * @param original scores of the texts as they are
   * @param masked scores of the same texts without names and dates
   */
  record MaskedPair(ReplayInputs.News original, ReplayInputs.News masked) {
    private static MaskedPair of(ReplayInputs.News original, ReplayInputs.News masked) {
      Map<String, Integer> rows = new HashMap<>();
      for (int row = 0; row < masked.size(); row++) {
        rows.put(name(masked, row), row);
      }
      int[] both =
          IntStream.range(0, original.size())
              .filter(row -> rows.containsKey(name(original, row)))
              .toArray();
      ReplayInputs.News kept = original.only(both);
      double[] values = new double[kept.size()];
      double[] confidence = new double[kept.size()];
      for (int row = 0; row < values.length; row++) {
        int other = rows.getOrDefault(name(kept, row), 0);
        values[row] = masked.value()[other];
        confidence[row] = masked.details().confidence()[other];
      }
      return new MaskedPair(kept, kept.scored(values, confidence));
    }

    private static String name(ReplayInputs.News news, int row) {
      return news.details().document()[row] + " " + news.tickers().get(news.ticker()[row]);
    }
  }

  /** Reads everything. */
  static ReplayLoad read(Database database, Optional<String> key, boolean allowMixed) {
    ReplaySelection selection =
        ReplaySelection.choose(ReplayInputs.selections(database), key, allowMixed);
    ReplayInputs.News news = ReplayInputs.news(database, selection.keys());
    return new ReplayLoad(
        selection,
        news,
        selection
            .masked()
            .map(twin -> MaskedPair.of(news, ReplayInputs.news(database, twin.key()))),
        ReplayInputs.bars(database, news.tickers()),
        Runs.list(database));
  }
}
