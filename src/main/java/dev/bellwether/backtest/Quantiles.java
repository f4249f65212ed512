package dev.bellwether.backtest;

/**
 * The quantile bucket of every row by its factor within its session, from 1 (lowest) up.
 *
 * <p>Edges are linearly interpolated quantiles (type 7 of Hyndman and Fan 1996, American
 * Statistician 50, 361-365) and buckets closed on the right: bucket = 1 + number of edges the value
 * exceeds, as pandas.qcut. Equal factors are never split. Where many are equal, edges coincide and
 * the buckets between them stay empty (pandas.qcut refuses such a session); those sessions are
 * counted. Immutable.
 */
public final class Quantiles {
  private final int count;
  private final byte[] bucket;
  private final long[] sizes;
  private final int gappySessions;

  private Quantiles(int count, byte[] bucket, long[] sizes, int gappySessions) {
    this.count = count;
    this.bucket = bucket;
    this.sizes = sizes;
    this.gappySessions = gappySessions;
  }

  /**
   * Buckets for all sessions.
   *
   * @param count of quantiles, 2 to 100
   */
  public static Quantiles of(CleanSample sample, int count) {
    if (count < 2 || count > 100) {
      throw new IllegalArgumentException(count + " quantiles are not between 2 and 100");
    }
    byte[] bucket = new byte[sample.size()];
    long[] sizes = new long[count + 1];
    int gappy = 0;
    Ranking ranking = new Ranking();
    for (int session = 0; session < sample.sessions(); session++) {
      int[] here = new int[count + 1];
      assign(sample, session, ranking, bucket, here);
      boolean gap = false;
      for (int q = 1; q <= count; q++) {
        sizes[q] += here[q];
        gap |= here[q] == 0;
      }
      gappy += gap && sample.size(session) > 0 ? 1 : 0;
    }
    return new Quantiles(count, bucket, sizes, gappy);
  }

  /**
   * No value of the sample lies strictly between the two order statistics an edge is interpolated
   * from, so a value exceeds the edge exactly if it exceeds the lower one: no interpolation, and no
   * rounding to decide a bucket.
   */
  private static void assign(
      CleanSample sample, int session, Ranking ranking, byte[] bucket, int[] here) {
    int from = sample.from(session);
    int names = sample.size(session);
    int quantiles = here.length - 1;
    double[] factor = sample.factor();
    ranking.sort(factor, from, names);
    int edge = 1;
    for (int i = 0; i < names; i++) {
      int row = from + ranking.position(i);
      while (edge < quantiles
          && factor[row] > lowerNeighbour(factor, from, names, ranking, edge, quantiles)) {
        edge++;
      }
      bucket[row] = (byte) edge;
      here[edge]++;
    }
  }

  private static double lowerNeighbour(
      double[] factor, int from, int names, Ranking ranking, int edge, int quantiles) {
    int below = (int) ((long) (names - 1) * edge / quantiles);
    return factor[from + ranking.position(below)];
  }

  /** How many quantiles. */
  public int count() {
    return count;
  }

  /** The bucket of the row, from 1 to {@link #count}. */
  public int at(int row) {
    return bucket[row];
  }

  /** Rows in the bucket over all sessions. */
  public long size(int quantile) {
    return sizes[quantile];
  }

  /** Sessions that have rows but, for ties or few names, leave a bucket empty. */
  public int gappySessions() {
    return gappySessions;
  }
}
