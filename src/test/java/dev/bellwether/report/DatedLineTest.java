package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DatedLineTest {
  @Test
  void drawdownIsTheFallFromThePeakAndTheStartIsAPeak() {
    assertThat(values(line(0.9, 1.2, 0.6, 1.5, 1.5).drawdown()))
        .usingElementComparator(
            (a, b) -> Math.abs(a - b) < Offset.offset(1e-12).value ? 0 : Double.compare(a, b))
        .containsExactly(-0.1, 0.0, -0.5, 0.0, 0.0);
  }

  @Test
  void sumsSkipWhatIsNoNumber() {
    assertThat(values(line(1, Double.NaN, 2).cumulated())).containsExactly(1.0, 3.0);
  }

  @Test
  void aGapInterruptsTheLine() {
    Scale scale = new Scale(0, 10, 0, 10);
    List<List<LinePath.Point>> pieces =
        LinePath.of(line(1, 2, Double.NaN, 3), scale, scale).pieces();
    assertThat(pieces).extracting(List::size).containsExactly(2, 1);
  }

  private static DatedLine line(double... values) {
    LocalDate[] date = {LocalDate.EPOCH};
    return new DatedLine(
        "line",
        DoubleStream.of(values)
            .mapToObj(value -> new DatedLine.Value(date[0] = date[0].plusDays(1), value))
            .toList());
  }

  private static List<Double> values(DatedLine line) {
    return line.values().stream().map(DatedLine.Value::value).toList();
  }
}
