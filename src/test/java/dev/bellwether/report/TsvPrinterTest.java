package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TsvPrinterTest {
  @Test
  void aRowIsOneLineWhateverIsInIt() throws IOException {
    assertThat(Printed.piped(OutputFormat.TSV, Printed.NASTY))
        .isEqualTo(
            "9223372036854775807\ta \"b\", c|d\\\\e\\tf\\r\\ng <i>\t2014-02-03T14:30:00Z\t2014-02-03"
                + "\t0.30000000000000004\ttrue\t[\"x\",\"y,z\"]\n"
                + "\t\t\t\t\t\t\n");
  }

  @Test
  void theHeaderIsWrittenOnRequest() throws IOException {
    Table table = Printed.column("value", Double.NaN, 1e-5);
    assertThat(Printed.with(OutputFormat.TSV, table, new PrintOptions(0, true)))
        .isEqualTo("value\n\n1.0E-5\n");
  }
}
