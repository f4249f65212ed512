package dev.bellwether.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** One of the reference panels, with what pandas, alphalens and statsmodels said about it. */
record OracleCase(
    List<String> dates,
    List<String> assets,
    Groups groups,
    Panel factor,
    Panel prices,
    JsonNode expected) {

  /** The panel of the given letter, compared with the expected file of the given name. */
  static OracleCase load(String letter, String expected) {
    CsvTable prices = table("panel_" + letter + "_prices.csv");
    CsvTable factor = table("panel_" + letter + "_factor.csv");
    List<String> dates = new ArrayList<>(new TreeSet<>(prices.texts("date")));
    List<String> assets = new ArrayList<>(new TreeSet<>(prices.texts("asset")));
    return new OracleCase(
        dates,
        assets,
        sectors(factor, assets),
        panel(factor, "factor", dates, assets),
        panel(prices, "close", dates, assets),
        json("expected_" + expected + ".json"));
  }

  static CsvTable table(String name) {
    return CsvTable.read(SharedData.require("oracle/" + name));
  }

  static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(SharedData.require("oracle/" + name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CleanSample sample(int... horizons) {
    return CleanSample.of(
        factor, Arrays.stream(horizons).mapToObj(h -> ForwardReturns.of(prices, h)).toList());
  }

  private static Groups sectors(CsvTable factor, List<String> assets) {
    int[] sectors = new int[assets.size()];
    List<String> names = factor.texts("asset");
    List<String> labels = factor.texts("sector");
    for (int i = 0; i < names.size(); i++) {
      sectors[assets.indexOf(names.get(i))] = labels.get(i).charAt(1) - '0';
    }
    return Groups.of(sectors);
  }

  private static Panel panel(
      CsvTable table, String column, List<String> dates, List<String> assets) {
    double[] cells = new double[dates.size() * assets.size()];
    Arrays.fill(cells, Double.NaN);
    List<String> date = table.texts("date");
    List<String> asset = table.texts("asset");
    double[] value = table.numbers(column);
    for (int i = 0; i < value.length; i++) {
      int session = Collections.binarySearch(dates, date.get(i));
      cells[session * assets.size() + assets.indexOf(asset.get(i))] = value[i];
    }
    return Panel.over(dates.size(), assets.size(), cells);
  }
}
