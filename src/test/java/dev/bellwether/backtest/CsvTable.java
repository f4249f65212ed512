package dev.bellwether.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small comma-separated file without quotes, all in memory. */
record CsvTable(List<String> header, List<List<String>> rows) {

  static CsvTable read(Path file) {
    try {
      List<List<String>> lines =
          Files.readAllLines(file).stream().map(line -> List.of(line.split(",", -1))).toList();
      return new CsvTable(lines.get(0), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> texts(String column) {
    int index = header.indexOf(column);
    return rows.stream().map(row -> row.get(index)).toList();
  }

  /** Numbers of the column; an empty cell is NaN. */
  double[] numbers(String column) {
    return texts(column).stream()
        .mapToDouble(text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text))
        .toArray();
  }
}
