package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputFormatTest {
  @ParameterizedTest
  @EnumSource
  void everyFormatIsFoundByItsKey(OutputFormat format) {
    assertThat(OutputFormat.ofKey(format.key())).isEqualTo(format);
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThatThrownBy(() -> OutputFormat.ofKey("xml"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyResultIsWellFormed(OutputFormat format) throws IOException {
    String expected =
        switch (format) {
          case TABLE -> "a  b\n-  -\n";
          case JSON -> "[]\n";
          case JSONL, TSV -> "";
          case CSV -> "a,b\n";
          case MD -> "| a | b |\n| --- | --- |\n";
        };
    assertThat(Printed.piped(format, new Table(List.of("a", "b"), List.of()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatFlushesAndLeavesTheWriterOpen(OutputFormat format) throws IOException {
    Watched out = new Watched();
    format.printer(out, PrintOptions.PIPED).print(Printed.NASTY);
    assertThat(out.flushed).isTrue();
    assertThat(out.closed).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = OutputFormat.class,
      names = {"JSON", "JSONL", "CSV", "TSV", "MD"})
  void everyFormatButTheTableWritesRowsAsTheyCome(OutputFormat format) throws IOException {
    StringWriter out = new StringWriter();
    OutputPrinter printer = format.printer(out, PrintOptions.PIPED);
    printer.begin(List.of("n"));
    for (int i = 0; i < 20_000; i++) {
      printer.row(List.of("row " + i));
    }
    assertThat(out.toString()).contains("row 10000");
  }

  @ParameterizedTest
  @EnumSource
  void aFailedWriteIsReported(OutputFormat format) {
    Writer broken =
        new StringWriter() {
          @Override
          public void flush() {
            throw new IllegalStateException("pipe closed");
          }
        };
    assertThatThrownBy(() -> format.printer(broken, PrintOptions.PIPED).print(Printed.NASTY))
        .hasMessage("pipe closed");
  }

  private static final class Watched extends StringWriter {
    private boolean flushed;
    private boolean closed;

    @Override
    public void flush() {
      flushed = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
