package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablePrinterTest {
  @Test
  void textsGoLeftAndNumbersRight() throws IOException {
    Table table =
        new Table(
            List.of("ticker", "score", "n"),
            List.of(
                Printed.row("AAPL", 0.123456789, 3),
                Printed.row("世界", -12.5, 12_345),
                Printed.row("e\u0301", Double.NaN, null)));
    assertThat(Printed.piped(OutputFormat.TABLE, table))
        .isEqualTo(
            """
            ticker     score      n
            ------  --------  -----
            AAPL    0.123457      3
            世界       -12.5  12345
            e\u0301            NaN
            """);
  }

  @Test
  void nothingThatATerminalWouldObeyGetsThrough() throws IOException {
    String attack = "\u001b[2J\u009b31mred\u0007\r\nnext\u202eright\u007f\ud800";
    assertThat(Printed.piped(OutputFormat.TABLE, Printed.column("a\u001b]0;title\u0007", attack)))
        .startsWith("a␛]0;title␇\n")
        .endsWith("\n␛[2J\uFFFD31mred␇  next\uFFFDright␡\uFFFD\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 40, 80, 200})
  void longTextsAreCutToTheTerminalAndNumbersAreNot(int width) throws IOException {
    Table table =
        new Table(
            List.of("title", "id", "body"),
            List.of(
                Printed.row("short", 1_234_567_890L, "世界".repeat(100)),
                Printed.row("t".repeat(100), 1L, "body")));
    List<String> lines =
        Printed.with(OutputFormat.TABLE, table, PrintOptions.terminal(width)).lines().toList();
    assertThat(lines).allMatch(line -> DisplayWidth.of(line) <= width);
    assertThat(lines.get(2)).contains("short").contains("1234567890").endsWith("…");
  }

  @Test
  void nothingIsCutWithoutATerminal() throws IOException {
    String text = "t".repeat(5_000);
    assertThat(Printed.piped(OutputFormat.TABLE, Printed.column("a", text))).contains(text);
  }

  @Test
  void afterTheMeasuredRowsTheRestIsWrittenAsItComes() throws IOException {
    StringWriter out = new StringWriter();
    TablePrinter printer = new TablePrinter(out, 20);
    printer.begin(List.of("text"));
    for (int i = 1; i < TablePrinter.MEASURED_ROWS; i++) {
      printer.row(List.of("row " + i));
    }
    assertThat(out.toString()).isEmpty();
    printer.row(List.of("last measured"));
    printer.row(List.of("longer than any measured"));
    assertThat(out.toString()).endsWith("last measured\nlonger than …\n");
  }
}
