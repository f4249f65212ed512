package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPrinterTest {
  @Test
  void nastyValuesAreQuotedAndNothingIsLost() throws IOException {
    assertThat(Printed.piped(OutputFormat.CSV, Printed.NASTY))
        .isEqualTo(
            "id,text,at,day,value,flag,tags\n"
                + "9223372036854775807,\"a \"\"b\"\", c|d\\e\tf\r\ng <i>\",2014-02-03T14:30:00Z,"
                + "2014-02-03,0.30000000000000004,true,\"[\"\"x\"\",\"\"y,z\"\"]\"\n"
                + ",,,,,,\n");
  }

  @Test
  void numbersThatAreNoneAreEmpty() throws IOException {
    Table table =
        new Table(
            List.of("a", "b", "c"),
            List.of(Printed.row(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));
    assertThat(Printed.piped(OutputFormat.CSV, table)).isEqualTo("a,b,c\n,,\n");
  }

  @Test
  void anEmptyTextIsNotTheSameAsNoValue() throws IOException {
    Table table = new Table(List.of("a", "b"), List.of(Printed.row("", null)));
    assertThat(Printed.piped(OutputFormat.CSV, table)).isEqualTo("a,b\n\"\",\n");
  }

  @Test
  void aRowWithOneEmptyCellIsNotABlankLine() throws IOException {
    assertThat(Printed.piped(OutputFormat.CSV, Printed.column("a", (Object) null)))
        .isEqualTo("a\n\"\"\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anotherParserReadsBackAnyText(long seed) throws IOException {
    Random random = new Random(seed);
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(List.of(text(random), text(random)));
    }
    String csv = Printed.piped(OutputFormat.CSV, new Table(List.of("a", "b"), rows));

    assertThat(parse(csv)).as("seed %d", seed).isEqualTo(rows);
  }

  private static String text(Random random) {
    String alphabet = "ab ,\"\n;|\\\t'é世";
    StringBuilder text = new StringBuilder("x");
    for (int n = random.nextInt(8); n > 0; n--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.reverse().toString();
  }

  private static List<List<String>> parse(String csv) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    return new CsvParser(settings).parseAll(new StringReader(csv)).stream().map(List::of).toList();
  }
}
