package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import dev.bellwether.store.ReplayInputs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** SHA-256 over the columns that go into a replay, so that a manifest says on which data it ran. */
final class DataHash {
  private final MessageDigest digest;

  private DataHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Of the rows of a panel, session after session. */
  static final class Growing {
    private final DataHash hash = new DataHash();
    private final int[] names;
    private final ByteBuffer bytes;

    Growing(List<String> names) {
      this.names = names.stream().mapToInt(String::hashCode).toArray();
      bytes = ByteBuffer.allocate(Long.BYTES + names.size() * (Integer.BYTES + Double.BYTES));
    }

    /** Adds what a session has; false, and adds nothing, if it has nothing. */
    boolean add(LocalDate date, Panel cells, int session) {
      bytes.clear().putLong(date.toEpochDay());
      for (int asset = 0; asset < names.length; asset++) {
        double value = cells.at(session, asset);
        if (!Double.isNaN(value)) {
          bytes.putInt(names[asset]).putDouble(value);
        }
      }
      boolean any = bytes.position() > Long.BYTES;
      if (any) {
        hash.digest.update(bytes.flip());
      }
      return any;
    }

    String soFar() {
      try {
        return HexFormat.of().formatHex(((MessageDigest) hash.digest.clone()).digest());
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("every JDK can clone SHA-256", e);
      }
    }
  }

  static String of(ReplayInputs.News news) {
    DataHash hash = new DataHash();
    hash.add(news.tickers());
    hash.add(news.ticker());
    hash.add(news.publishedMicros());
    hash.add(news.firstSeenMicros());
    hash.add(news.value());
    hash.add(news.details().confidence());
    hash.add(news.details().sources());
    hash.add(news.details().source());
    for (int[] words : news.details().words()) {
      hash.add(words);
    }
    return hash.hex();
  }

  /** The bars point into these tickers. */
  static String of(List<String> tickers, ReplayInputs.Bars bars) {
    DataHash hash = new DataHash();
    hash.add(tickers);
    hash.add(bars.ticker());
    hash.add(bars.epochDay());
    hash.add(bars.open());
    hash.add(bars.close());
    hash.add(bars.adjClose());
    hash.add(bars.volume());
    return hash.hex();
  }

  /** Of everything that shapes the figures of a replay, in the order given. */
  static String of(String selection, Map<String, String> settings, Map<String, String> hashes) {
    DataHash hash = new DataHash();
    hash.add(List.of(selection));
    settings.forEach((key, value) -> hash.add(List.of(key, value)));
    hashes.forEach((name, value) -> hash.add(List.of(name, value)));
    return hash.hex();
  }

  /** A grid with its axes; the order of rows in the file it came from makes no difference. */
  static String of(int[] days, List<String> assets, Panel cells) {
    DataHash hash = new DataHash();
    hash.add(days);
    hash.add(assets);
    double[] row = new double[assets.size()];
    for (int session = 0; session < days.length; session++) {
      for (int asset = 0; asset < row.length; asset++) {
        row[asset] = cells.at(session, asset);
      }
      hash.add(row);
    }
    return hash.hex();
  }

  /** Plain numbers. */
  static String of(double[] numbers) {
    DataHash hash = new DataHash();
    hash.add(numbers);
    return hash.hex();
  }

  private void add(List<String> texts) {
    digest.update(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }

  private void add(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    digest.update(bytes);
  }

  private void add(long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    digest.update(bytes);
  }

  private void add(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    digest.update(bytes);
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
