package dev.bellwether.backtest;

/** The group, such as a sector, of every asset; the same at all sessions. Immutable. */
public final class Groups {
  private final int[] ofAsset;
  private final int count;

  private Groups(int[] ofAsset, int count) {
    this.ofAsset = ofAsset;
    this.count = count;
  }

  /**
   * Groups by asset column.
   *
   * @param ofAsset the group of each asset, from 0
   */
  public static Groups of(int... ofAsset) {
    int count = 0;
    for (int group : ofAsset) {
      if (group < 0) {
        throw new IllegalArgumentException("group " + group + " is below 0");
      }
      count = Math.max(count, group + 1);
    }
    return new Groups(ofAsset.clone(), count);
  }

  /** How many groups, numbered from 0. */
  public int count() {
    return count;
  }

  /** The group of the asset, from 0. */
  public int of(int asset) {
    return ofAsset[asset];
  }
}
