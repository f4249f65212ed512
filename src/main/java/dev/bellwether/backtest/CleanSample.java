package dev.bellwether.backtest;

import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows all measures are taken on: a finite factor and a return at <em>every</em> horizon, so
 * that horizons are compared on the same names and dates.
 *
 * <p>Rows lie session by session, in ascending asset order (compressed sparse rows): those of
 * session {@code s} are {@code from(s)} to {@code to(s)}. Memory is 20 + 8 x horizons bytes a row;
 * the panels it was made of can be let go. Never changes; ranks are made when they are first asked
 * for, so hand it from thread to thread with care.
 */
public final class CleanSample {
  private final int assets;
  private final List<Integer> horizons;
  private final int[] start;
  private final int[] scored;
  private final Drops drops;
  private final Rows rows;
  private double @Nullable [] factorRank;

  private CleanSample(
      int assets, List<Integer> horizons, int[] start, int[] scored, Drops drops, Rows rows) {
    this.assets = assets;
    this.horizons = horizons;
    this.start = start;
    this.scored = scored;
    this.drops = drops;
    this.rows = rows;
  }

  /**
   * The common sample.
   *
   * @param factor what was known at each session about each asset
   * @param returns one or more horizons, each once, in the shape of the factor
   */
  public static CleanSample of(Panel factor, List<ForwardReturns> returns) {
    List<Integer> horizons = returns.stream().map(ForwardReturns::horizon).toList();
    CommonSample common = new CommonSample(factor, returns);
    return new CleanSample(
        factor.assets(), horizons, common.start(), common.scored(), common.drops(), common.rows());
  }

  /**
   * The rows of some sessions and assets only, as if the others had no factor. What was dropped
   * before stays counted as it was. If all rows are kept, they are not copied.
   */
  public CleanSample only(IntPredicate sessions, IntPredicate assetsKept) {
    Selected selected = Selected.of(this, sessions, assetsKept);
    return new CleanSample(
        assets, horizons, selected.start(), selected.scored(), drops, selected.rows());
  }

  private static double[] ranksOf(double[] factor, int[] start) {
    double[] ranks = new double[factor.length];
    Ranking ranking = new Ranking();
    for (int session = 0; session + 1 < start.length; session++) {
      int from = start[session];
      ranking.averageRanks(factor, from, start[session + 1] - from, ranks, from);
    }
    return ranks;
  }

  /** Sessions of the calendar, with and without rows. */
  public int sessions() {
    return start.length - 1;
  }

  /** Columns of the panels. */
  public int assets() {
    return assets;
  }

  /** Rows over all sessions. */
  public int size() {
    return rows.asset.length;
  }

  /** Rows of one session: the breadth of its cross-section. */
  public int size(int session) {
    return start[session + 1] - start[session];
  }

  /** Names with a finite factor at the session, whether or not their returns are known. */
  public int scored(int session) {
    return scored[session];
  }

  /** Sessions with at least one row. */
  public int occupiedSessions() {
    int occupied = 0;
    for (int session = 0; session < sessions(); session++) {
      occupied += size(session) > 0 ? 1 : 0;
    }
    return occupied;
  }

  /** The horizons, in the order given. */
  public List<Integer> horizons() {
    return horizons;
  }

  /** The longest of them. */
  int longestHorizon() {
    return Collections.max(horizons);
  }

  /** What was left out, by reason. */
  public Drops drops() {
    return drops;
  }

  /** First row of the session. */
  public int from(int session) {
    return start[session];
  }

  /** One past the last row of the session. */
  public int to(int session) {
    return start[session + 1];
  }

  /** The column of the row. */
  public int assetAt(int row) {
    return rows.asset[row];
  }

  /** The factor of the row, finite. */
  public double factorAt(int row) {
    return rows.factor[row];
  }

  /**
   * The forward return of the row as a fraction, finite; the horizon must be one of the sample's.
   */
  public double returnAt(int row, int horizon) {
    return returns(horizon)[row];
  }

  /** All columns; never written to. */
  Rows rows() {
    return rows;
  }

  /** Rows of assets; never written to. */
  int[] asset() {
    return rows.asset;
  }

  /** Rows of factors; never written to. */
  double[] factor() {
    return rows.factor;
  }

  /** Rows of average ranks of the factor within its session, from 1; never written to. */
  double[] factorRank() {
    if (factorRank == null) {
      factorRank = ranksOf(rows.factor, start);
    }
    return factorRank;
  }

  /** Rows of returns; never written to. */
  double[] returns(int horizon) {
    int index = horizons.indexOf(horizon);
    if (index < 0) {
      throw new IllegalArgumentException("horizon " + horizon + " is not among " + horizons);
    }
    return rows.returns[index];
  }

  /** The most rows any session has: the size of scratch arrays. */
  int widest() {
    int widest = 0;
    for (int session = 0; session < sessions(); session++) {
      widest = Math.max(widest, size(session));
    }
    return widest;
  }

  /** Columns of equal length, one entry a row. */
  static final class Rows {
    final int[] asset;
    final double[] factor;
    final double[][] returns;

    Rows(int size, int horizons) {
      asset = new int[size];
      factor = new double[size];
      returns = new double[horizons][size];
    }
  }
}
