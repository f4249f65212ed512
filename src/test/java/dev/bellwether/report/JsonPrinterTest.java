package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPrinterTest {
  @Test
  void nastyValuesKeepTheirTypes() throws IOException {
    assertThat(Printed.piped(OutputFormat.JSON, Printed.NASTY))
        .isEqualTo(
            "[\n"
                + "{\"id\":9223372036854775807,\"text\":\"a \\\"b\\\", c|d\\\\e\\tf\\r\\ng <i>\","
                + "\"at\":\"2014-02-03T14:30:00Z\",\"day\":\"2014-02-03\","
                + "\"value\":0.30000000000000004,\"flag\":true,\"tags\":[\"x\",\"y,z\"]},\n"
                + "{\"id\":null,\"text\":null,\"at\":null,\"day\":null,\"value\":null,"
                + "\"flag\":null,\"tags\":null}\n"
                + "]\n");
  }

  @Test
  void jsonLinesAreTheSameObjectsOnePerLine() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode array = mapper.readTree(Printed.piped(OutputFormat.JSON, Printed.NASTY));
    List<String> lines = Printed.piped(OutputFormat.JSONL, Printed.NASTY).lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(mapper.readTree(lines.get(0))).isEqualTo(array.get(0));
    assertThat(mapper.readTree(lines.get(1))).isEqualTo(array.get(1));
  }

  @Test
  void numbersThatAreNoneAreNull() throws IOException {
    Table table = Printed.column("x", Double.NaN, Double.NEGATIVE_INFINITY, List.of(Double.NaN));
    assertThat(Printed.piped(OutputFormat.JSONL, table))
        .isEqualTo("{\"x\":null}\n{\"x\":null}\n{\"x\":[null]}\n");
  }

  @Test
  void columnsOfTheSameNameGetDifferentKeys() throws IOException {
    Table table = new Table(List.of("a", "a", "a_2", "a"), List.of(List.of(1, 2, 3, 4)));
    assertThat(Printed.piped(OutputFormat.JSONL, table))
        .isEqualTo("{\"a\":1,\"a_3\":2,\"a_2\":3,\"a_4\":4}\n");
  }
}
