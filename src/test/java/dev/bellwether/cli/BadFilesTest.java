package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files as people have them: whatever is wrong, a replay names it or counts it, and no figure is
 * NaN or infinite in any format.
 */
class BadFilesTest {
  private static final int DATES = 30;
  private static final int ASSETS = 24;

  @TempDir Path folder;
  private Shell shell;
  private List<String> factor;
  private List<String> prices;

  @BeforeEach
  void makeGoodFiles() {
    shell = new Shell(folder);
    factor = new ArrayList<>();
    prices = new ArrayList<>();
    Random random = new Random(3);
    for (int date = 0; date < DATES; date++) {
      for (int asset = 0; asset < ASSETS; asset++) {
        String key = day(date) + ",N" + (10 + asset);
        factor.add(key + "," + number(random.nextGaussian()));
        prices.add(key + "," + number(20 * Math.exp(.1 * random.nextGaussian())));
      }
    }
  }

  private static String day(int date) {
    return LocalDate.of(2024, 1, 1).plusDays(date).toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private void write() {
    shell.write("factor.csv", "date,asset,factor\n" + String.join("\n", factor) + "\n");
    shell.write("prices.csv", "date,asset,close\n" + String.join("\n", prices) + "\n");
  }

  private Ran replay(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("replay", "--factor", "factor.csv", "--prices", "prices.csv", "-q"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  /** The report as JSON, after a look at every other format. */
  private JsonNode finite(ExitCode code, String... more) throws IOException {
    write();
    for (String format : List.of("table", "jsonl", "csv", "tsv", "md", "json")) {
      List<String> arguments = new ArrayList<>(List.of(more));
      arguments.addAll(List.of("--also", "decay,curve", "--format", format));
      arguments.addAll(List.of("--report", "report.html", "--series", "series"));
      Ran ran = replay(arguments.toArray(String[]::new)).exits(code);
      assertThat(ran.out()).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("∞");
      if (format.equals("json")) {
        assertThat(shell.read("report.html")).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(shell.read("series/sample.csv")).doesNotContain("NaN");
        return new ObjectMapper().readTree(ran.out());
      }
    }
    throw new AssertionError("no JSON");
  }

  private static JsonNode drops(JsonNode report) {
    return report.get("coverage").get("drops");
  }

  private static UnaryOperator<String> value(String value) {
    return row -> row.substring(0, row.lastIndexOf(',') + 1) + value;
  }

  @Test
  void goodFilesGiveRankCoefficientsAndDropOnlyTheEnd() throws IOException {
    JsonNode report = finite(ExitCode.DONE);
    assertThat(report.get("information").get(0).get("kind").textValue()).isEqualTo("rank_ic");
    assertThat(drops(report).get("signal: no price at entry, or none 10 sessions later").asInt())
        .isEqualTo(5 * ASSETS);
  }

  private enum Mess {
    SORTED_BY_ASSET,
    SHUFFLED,
    REVERSED,
    GZIPPED,
    TWICE
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfRowsAndTheirPackingChangeNoFigure(Mess mess) throws IOException {
    JsonNode before = finite(ExitCode.DONE);
    for (List<String> rows : List.of(factor, prices)) {
      switch (mess) {
        case SORTED_BY_ASSET -> rows.sort((a, b) -> a.substring(11).compareTo(b.substring(11)));
        case SHUFFLED -> Collections.shuffle(rows, new Random(9));
        case REVERSED -> Collections.reverse(rows);
        case TWICE -> rows.addAll(List.copyOf(rows));
        case GZIPPED -> {}
      }
    }
    write();
    if (mess == Mess.GZIPPED) {
      shell.write("factor.csv", gzipped(shell.read("factor.csv")));
      shell.write("prices.csv", gzipped(shell.read("prices.csv")));
    }
    JsonNode after =
        new ObjectMapper().readTree(replay("--also", "decay,curve", "--format", "json").out());
    for (String section : List.of("information", "quantiles", "turnover", "portfolio", "series")) {
      assertThat(after.get(section)).as(section).isEqualTo(before.get(section));
    }
    assertThat(after.get("manifest").get("data_hashes"))
        .isEqualTo(before.get("manifest").get("data_hashes"));
    if (mess == Mess.TWICE) {
      assertThat(drops(after).get("factor: the same row again").asInt()).isEqualTo(DATES * ASSETS);
      assertThat(drops(after).get("close: the same row again").asInt()).isEqualTo(DATES * ASSETS);
    } else {
      assertThat(after.get("coverage")).isEqualTo(before.get("coverage"));
    }
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void missingAndInfiniteFactorsAreCounted() throws IOException {
    factor.set(0, value("NaN").apply(factor.get(0)));
    factor.set(1, value("").apply(factor.get(1)));
    factor.set(2, value("inf").apply(factor.get(2)));
    JsonNode drops = drops(finite(ExitCode.DONE));
    assertThat(drops.get("factor: missing").asInt()).isEqualTo(2);
    assertThat(drops.get("factor: infinite").asInt()).isEqualTo(1);
  }

  @Test
  void pricesOfZeroAreNoPrices() throws IOException {
    for (int i = 0; i < ASSETS; i++) {
      prices.set(i, value(i % 2 == 0 ? "0" : "-1").apply(prices.get(i)));
    }
    JsonNode report = finite(ExitCode.DONE);
    assertThat(drops(report).get("close: not above 0").asInt()).isEqualTo(ASSETS);
    assertThat(drops(report).get("factor: not on a date of the prices").asInt()).isEqualTo(ASSETS);
  }

  @Test
  void oneAssetIsPooled() throws IOException {
    factor.removeIf(row -> !row.contains("N10"));
    JsonNode report = finite(ExitCode.DONE, "--min-names", "2");
    assertThat(report.get("information").get(0).get("kind").textValue()).isEqualTo("pooled");
    assertThat(report.get("headline").textValue()).contains("Insufficient breadth");
  }

  @Test
  void oneDateHasNothingToTest() throws IOException {
    factor.removeIf(row -> !row.startsWith(day(0)));
    JsonNode report = finite(ExitCode.DONE);
    assertThat(report.get("headline").textValue()).contains("too little data to test");
    assertThat(report.get("portfolio").isNull()).isTrue();
  }

  @Test
  void onePriceDateHasNoReturns() throws IOException {
    prices.removeIf(row -> !row.startsWith(day(0)));
    JsonNode report = finite(ExitCode.DONE);
    assertThat(drops(report).get("signal: no price at entry, or none 1 session later").asInt())
        .isEqualTo(ASSETS);
  }

  @Test
  void aConstantFactorOrdersNothing() throws IOException {
    factor.replaceAll(value("0.5"));
    JsonNode report = finite(ExitCode.DONE);
    assertThat(report.get("headline").textValue())
        .contains("No rank IC, since on each date all scores or all returns are equal");
  }

  @Test
  void pricesWithoutVarianceOrderNothing() throws IOException {
    prices.replaceAll(value("10"));
    JsonNode report = finite(ExitCode.DONE);
    assertThat(report.get("headline").textValue()).contains("No rank IC");
    assertThat(report.get("portfolio").get("gross_sharpe").isNull()).isTrue();
  }

  @Test
  void aHorizonBeyondThePricesLeavesNoRowAndSaysSo() throws IOException {
    JsonNode report = finite(ExitCode.DONE, "--horizons", "1,40");
    assertThat(drops(report).get("signal: no price at entry, or none 40 sessions later").asInt())
        .isEqualTo(ASSETS * (DATES - 1));
    assertThat(report.get("headline").textValue()).contains("Insufficient breadth");
  }

  @Test
  void enormousAndTinyNumbersStayFinite() throws IOException {
    factor.replaceAll(
        row ->
            Math.floorMod(row.hashCode(), 5) == 0
                ? value(Math.floorMod(row.hashCode(), 2) == 0 ? "1e308" : "-1e308").apply(row)
                : value("1e-320").apply(row));
    prices.replaceAll(
        row -> Math.floorMod(row.hashCode(), 7) == 0 ? value("1e300").apply(row) : row);
    finite(ExitCode.DONE);
  }

  @Test
  void factorsNearTheLargestNumberAreTradedAsAnyOther() throws IOException {
    factor.replaceAll(
        row -> value(Math.floorMod(row.hashCode(), 2) == 0 ? "1e308" : "-1e308").apply(row));
    double turnover = finite(ExitCode.DONE).at("/portfolio/mean_turnover").asDouble();
    factor.replaceAll(row -> row.replace("1e308", "1"));
    assertThat(turnover).isPositive();
    assertThat(finite(ExitCode.DONE).at("/portfolio/mean_turnover").asDouble())
        .isCloseTo(turnover, within(1e-12));
  }

  @Test
  void mixedTimeZonesAreNamedByLine() {
    factor.set(7, factor.get(7).replace(day(0), day(0) + "T00:00:00+01:00"));
    write();
    replay()
        .exits(ExitCode.USAGE)
        .mentions("factor.csv:9: '" + day(0) + "T00:00:00+01:00' has a time of day or a zone");
  }

  @Test
  void aContradictionIsNamedByLine() {
    prices.add(value("77").apply(prices.get(0)));
    write();
    replay().exits(ExitCode.USAGE).mentions("prices.csv:722: a second close of N10 on 2024-01-01");
  }

  @Test
  void rowsThatCannotBeReadAreCountedAndTheRestGoesOn() throws IOException {
    factor.set(3, "a,b");
    factor.set(4, factor.get(4) + "x");
    factor.set(5, "yesterday,N15,1");
    JsonNode drops = drops(finite(ExitCode.PARTIAL));
    assertThat(drops.get("factor row: more or fewer cells than the header").asInt()).isEqualTo(1);
    assertThat(drops.get("factor row: not a number").asInt()).isEqualTo(1);
    assertThat(drops.get("factor row: a date that is not like 2024-01-31").asInt()).isEqualTo(1);
  }

  @Test
  void noAssetInCommonMeetsNoPrice() throws IOException {
    factor.replaceAll(row -> row.replace(",N", ",X"));
    JsonNode report = finite(ExitCode.DONE);
    assertThat(report.get("headline").textValue())
        .isEqualTo("No signal meets a price: there is nothing to measure.");
    assertThat(drops(report).get("factor: no prices for its asset").asInt())
        .isEqualTo(DATES * ASSETS);
  }

  @Test
  void everyRowIsEitherInTheSampleOrCounted() throws IOException {
    factor.set(0, value("NaN").apply(factor.get(0)));
    factor.add(factor.get(1));
    factor.add("2024-01-01,GONE,1");
    factor.add("1999-01-01,N10,1");
    prices.set(100, value("0").apply(prices.get(100)));
    JsonNode report = finite(ExitCode.DONE);
    long dropped = 0;
    var counts = drops(report).fields();
    while (counts.hasNext()) {
      var count = counts.next();
      dropped += count.getKey().startsWith("close") ? 0 : count.getValue().asLong();
    }
    long kept =
        Arrays.stream(shell.read("series/sample.csv").split("\n", -1))
                .filter(s -> !s.isEmpty())
                .count()
            - 1;
    assertThat(kept + dropped).isEqualTo(report.get("coverage").get("scores").asLong());
  }
}
