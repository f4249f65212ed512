package dev.bellwether.ingest.file;

import dev.bellwether.Bar;
import dev.bellwether.Ticker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows which sessions of which tickers a file has named already. Keeps a 32-bit hash of each bar's
 * numbers in an array over days, so that two different bars of one day pass for the same in one
 * case of four billion.
 */
final class SeenBars {
  enum Answer {
    NEW,
    SAME,
    OTHER
  }

  private static final int UNSEEN = 0;
  private static final int STEP = 512;

  private final Map<Ticker, Days> tickers = new HashMap<>();

  Answer add(Bar bar) {
    int day = (int) bar.session().toEpochDay();
    return tickers.computeIfAbsent(bar.ticker(), t -> new Days(day)).add(day, hash(bar));
  }

  private static int hash(Bar bar) {
    double[] numbers = {
      bar.open(), bar.high(), bar.low(), bar.close(), bar.adjClose(), bar.volume()
    };
    int hash = Arrays.hashCode(numbers);
    return hash == UNSEEN ? 1 : hash;
  }

  private static final class Days {
    private int first;
    private int[] hashes = new int[STEP];

    Days(int day) {
      first = day;
    }

    Answer add(int day, int hash) {
      if (day < first) {
        int[] longer = new int[hashes.length + first - day + STEP];
        System.arraycopy(hashes, 0, longer, first - day + STEP, hashes.length);
        hashes = longer;
        first = day - STEP;
      }
      if (day - first >= hashes.length) {
        hashes = Arrays.copyOf(hashes, Math.max(day - first + STEP, hashes.length * 3 / 2));
      }
      int before = hashes[day - first];
      hashes[day - first] = before == UNSEEN ? hash : before;
      if (before == UNSEEN) {
        return Answer.NEW;
      }
      return before == hash ? Answer.SAME : Answer.OTHER;
    }
  }
}
