package dev.bellwether.ingest.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatedNumbersReaderTest {
  private static final String SMALL =
      """
      date,asset,close
      2024-01-02,B,20
      2024-01-02,A,10
      2024-01-03,A,11.5
      """;

  @TempDir private Path folder;

  private DatedNumbers read(String text) throws IOException {
    return read(text, Quantity.PRICE);
  }

  private DatedNumbers read(String text, Quantity quantity) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), quantity);
  }

  private DatedNumbers read(byte[] bytes, Quantity quantity) throws IOException {
    return DatedNumbersReader.read(Files.write(folder.resolve("t.csv"), bytes), quantity);
  }

  private static double[] cells(DatedNumbers numbers) {
    return numbers.layOut(numbers.epochDays(), List.copyOf(numbers.assets())).cells();
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private void isSmall(DatedNumbers numbers) {
    assertThat(numbers.epochDays()).containsExactly(day("2024-01-02"), day("2024-01-03"));
    assertThat(numbers.assets()).containsExactly("A", "B");
    assertThat(numbers.rows()).isEqualTo(3);
    assertThat(numbers.reasons().counts()).isEmpty();
    assertThat(cells(numbers)).containsExactly(10, 20, 11.5, Double.NaN);
  }

  @Test
  void laysOutDatesAndAssetsInOrder() throws IOException {
    isSmall(read(SMALL));
  }

  @Test
  void readsOtherLineEndsDelimitersQuotesMarksAndColumns() throws IOException {
    isSmall(read(SMALL.replace("\n", "\r\n")));
    isSmall(read(SMALL.replace(',', '\t')));
    isSmall(read(SMALL.replace(',', ';')));
    isSmall(read("\ufeff" + SMALL));
    isSmall(read(SMALL.strip()));
    isSmall(read(SMALL.replace("\n", "\n\n")));
    isSmall(read(SMALL.replace("A,", "\"A\",").replace("2024", " 2024")));
    isSmall(read(SMALL.replace("\n", ",\n").replace("close,", "close,note")));
    isSmall(read(SMALL.replace("date,asset,close", "Date,TICKER,Adj_Close")));
    isSmall(read(SMALL.replace("2024-01-02", "20240102").replace("-03", "-03 00:00:00")));
  }

  @Test
  void readsGzipWhateverTheName() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(SMALL.getBytes(StandardCharsets.UTF_8));
    }
    isSmall(read(packed.toByteArray(), Quantity.PRICE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsRowsInAnyOrderAcrossManyBlocks(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    double[] expected = new double[300 * 170];
    Arrays.fill(expected, Double.NaN);
    for (int s = 0; s < 300; s++) {
      for (int a = 0; a < 170; a++) {
        if (random.nextDouble() < .9) {
          expected[s * 170 + a] = Math.exp(random.nextGaussian());
          lines.add(
              String.format(
                  Locale.ROOT,
                  "%s,N%03d,%s",
                  LocalDate.of(2020, 1, 1).plusDays(s),
                  a,
                  expected[s * 170 + a]));
        }
      }
    }
    if (seed == 2) {
      lines.sort((x, y) -> x.substring(11, 15).compareTo(y.substring(11, 15)));
    } else if (seed == 3) {
      Collections.shuffle(lines, random);
    }
    DatedNumbers numbers = read("date,asset,close\n" + String.join("\n", lines));
    assertThat(cells(numbers)).as("seed %d", seed).containsExactly(expected);
    assertThat(numbers.rows()).isEqualTo(lines.size());
  }

  @Test
  void keepsTheGroupOfAnAssetsFirstRow() throws IOException {
    DatedNumbers numbers =
        read(
            """
            date,asset,sector,factor
            2024-01-02,A,Tech,1
            2024-01-03,A,Energy,2
            2024-01-02,B,,3
            2024-01-03,B,Energy,4
            2024-01-03,C,,5
            """,
            Quantity.FACTOR);
    assertThat(numbers.groups().orElseThrow())
        .containsEntry("A", "Tech")
        .containsEntry("B", "Energy")
        .containsEntry("C", "");
    assertThat(numbers.reasons().counts())
        .containsEntry("sector: not that of the asset's first row, which was used instead", 1L);
  }

  @Test
  void countsWhatDoesNotLieOnTheGrid() throws IOException {
    DatedNumbers.Grid grid =
        read(SMALL).layOut(new int[] {day("2024-01-02"), day("2024-01-05")}, List.of("B", "Z"));
    assertThat(grid.cells()).containsExactly(20, Double.NaN, Double.NaN, Double.NaN);
    assertThat(grid.otherDates()).isEqualTo(1);
    assertThat(grid.otherAssets()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', close: missing",
    "NaN, close: missing",
    "null, close: missing",
    "inf, close: infinite",
    "-Infinity, close: infinite",
    "1e999, close: infinite",
    "0, close: not above 0",
    "-0.0, close: not above 0",
    "-3, close: not above 0",
    "ten, close row: not a number",
    "'1,5', close row: more or fewer cells than the header",
    "'\"1', close row: quotes that do not match",
    "'\"1\"2', close row: quotes that do not match"
  })
  void countsValuesOfNoUseByReason(String value, String reason) throws IOException {
    DatedNumbers numbers = read(SMALL + "2024-01-04,A," + value + "\n");
    assertThat(numbers.reasons().counts()).containsExactly(Map.entry(reason, 1L));
    boolean malformed = reason.startsWith("close row");
    assertThat(numbers.reasons().malformed()).isEqualTo(malformed ? 1 : 0);
    assertThat(numbers.reasons().firsts().values())
        .containsExactlyElementsOf(malformed ? List.of("t.csv:5") : List.of());
    assertThat(numbers.epochDays()).as("a date without a price").hasSize(2);
    assertThat(cells(numbers)).containsExactly(10, 20, 11.5, Double.NaN);
  }

  @Test
  void aFactorMayBeZeroOrBelow() throws IOException {
    DatedNumbers numbers =
        read("date,asset,score\n2024-01-02,A,-0.5\n2024-01-02,B,0\n", Quantity.FACTOR);
    assertThat(cells(numbers)).containsExactly(-.5, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"03/04/2024", "2024-13-01", "2024-02-30", "", "2024-1-2", "20240230"})
  void rejectsWhatIsNoDate(String date) throws IOException {
    assertThat(read(SMALL + date + ",A,1\n").reasons().counts())
        .containsEntry("close row: a date that is not like 2024-01-31", 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-04T16:00:00",
        "2024-01-04 00:00:00Z",
        "2024-01-04T00:00:00+01:00",
        "2024-01-04T05:00Z"
      })
  void refusesTimesOfDayAndZonesByLine(String date) {
    assertThatThrownBy(() -> read(SMALL + date + ",A,1\n"))
        .isInstanceOf(BellwetherException.class)
        .hasMessage("t.csv:5: '" + date + "' has a time of day or a zone");
  }

  @Test
  void countsARepeatedRowAndRefusesAContradiction() throws IOException {
    assertThat(read(SMALL + "2024-01-03,A,11.50\n").reasons().counts())
        .containsEntry("close: the same row again", 1L);
    assertThatThrownBy(() -> read(SMALL + "2024-01-03,A,12\n"))
        .isInstanceOf(BellwetherException.class)
        .hasMessage(
            "t.csv:5: a second close of A on 2024-01-03: 12.0, where an earlier row has 11.5");
  }

  @Test
  void refusesATableWithoutItsColumnsOrRows() {
    assertThatThrownBy(() -> read("date,name,close\n2024-01-02,A,1\n"))
        .hasMessage("t.csv has no column 'asset'");
    assertThatThrownBy(() -> read("date,asset,close\n")).hasMessage("t.csv has no usable row");
    assertThatThrownBy(() -> read("")).hasMessage("t.csv is empty");
    assertThatThrownBy(() -> read("date,asset,close\n01/02/2024,A,1\n"))
        .hasMessage(
            "t.csv has no usable row; t.csv:2: close row: a date that is not like 2024-01-31");
    assertThatThrownBy(() -> read(SMALL.getBytes(StandardCharsets.UTF_16LE), Quantity.PRICE))
        .hasMessage("t.csv is not text in UTF-8");
  }

  @Test
  void survivesArbitraryBytes() throws IOException {
    Random random = new Random(5);
    byte[] alphabet = "0123456789-,,,\n\n\"AB.e \r;\tx".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3_000; i++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(SMALL.getBytes(StandardCharsets.UTF_8));
      for (int n = random.nextInt(60); n > 0; n--) {
        bytes.write(
            random.nextInt(9) == 0
                ? 1 + random.nextInt(255)
                : alphabet[random.nextInt(alphabet.length)]);
      }
      DatedNumbers numbers;
      try {
        numbers = read(bytes.toByteArray(), Quantity.PRICE);
      } catch (BellwetherException e) {
        continue;
      }
      assertThat(numbers.rows()).as("round %d", i).isGreaterThanOrEqualTo(3);
      assertThat(cells(numbers)).as("round %d", i).contains(20);
    }
  }
}
