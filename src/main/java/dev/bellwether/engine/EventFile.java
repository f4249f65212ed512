package dev.bellwether.engine;

import dev.bellwether.backtest.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Events with their returns, and those that had to be left out. */
final class EventFile {
  /**
   * One event.
   *
   * @param id as the user knows it
   * @param asset name; empty if unknown
   * @param event its returns
   */
  record Named(String id, String asset, Event event) {}

  /**
   * The least returns that a market model is fitted to, unless the window itself is shorter: as in
   * Brown and Warner 1985 (Journal of Financial Economics 14, 3-31).
   */
  private static final int FEWEST = 30;

  /** Residuals below this share of the returns are what rounding leaves of none. */
  private static final double ROUNDING = 1e-12;

  private final List<Named> events = new ArrayList<>();
  private final Map<String, Long> drops = new LinkedHashMap<>();
  private final List<double[]> inputs = new ArrayList<>();

  /** Adds an event whose returns are known, or counts why it cannot be used. */
  void add(
      String id,
      String asset,
      double[] assetBefore,
      double[] marketBefore,
      double[] assetAround,
      double[] marketAround) {
    int[] known =
        IntStream.range(0, assetBefore.length)
            .filter(i -> !Double.isNaN(assetBefore[i] + marketBefore[i]))
            .toArray();
    double[] knownAsset = picked(assetBefore, known);
    int fewest = Math.min(FEWEST, assetBefore.length);
    if (known.length < fewest) {
      drop("event: fewer than " + fewest + " returns in the estimation window");
    } else if (holdsNaN(assetAround) || holdsNaN(marketAround)) {
      drop("event: a return of the event window is missing");
    } else if (isConstant(knownAsset) || isConstant(picked(marketBefore, known))) {
      drop("event: returns of the estimation window do not vary");
    } else {
      Event event = Event.of(assetBefore, marketBefore, assetAround, marketAround);
      if (event.sigma() <= ROUNDING * largest(knownAsset)) {
        drop("event: the market explains every return of the estimation window");
      } else {
        events.add(new Named(id, asset, event));
        inputs.addAll(List.of(assetBefore, marketBefore, assetAround, marketAround));
      }
    }
  }

  private static double[] picked(double[] values, int[] at) {
    return Arrays.stream(at).mapToDouble(i -> values[i]).toArray();
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  void drop(String reason) {
    drops.merge(reason, 1L, Long::sum);
  }

  private static boolean holdsNaN(double[] values) {
    return Arrays.stream(values).anyMatch(Double::isNaN);
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  List<Named> events() {
    return events;
  }

  /** Events left out, by reason. */
  Map<String, Long> drops() {
    return drops;
  }

  /** Hash of all returns that went in. */
  String dataHash() {
    return DataHash.of(inputs.stream().flatMapToDouble(Arrays::stream).toArray());
  }
}
