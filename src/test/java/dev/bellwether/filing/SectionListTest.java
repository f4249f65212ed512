package dev.bellwether.filing;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sections of every periodic report against lists made by reading it. */
class SectionListTest {
  static Stream<String> reviewed() throws IOException {
    return lines("/filing/sections.tsv");
  }

  private static Stream<String> lines(String name) throws IOException {
    try (InputStream list = SectionListTest.class.getResourceAsStream(name)) {
      assertThat(list).isNotNull();
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  static Stream<Arguments> reviewedEdges() throws IOException {
    Map<String, List<List<String>>> byFile =
        lines("/filing/section-edges.tsv")
            .map(line -> List.of(line.split("\t", -1)))
            .collect(Collectors.groupingBy(f -> f.get(0), LinkedHashMap::new, toList()));
    return byFile.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("reviewedEdges")
  void sectionsStartAndEndWhereAReaderSaysSo(String file, List<List<String>> lines) {
    FilingDocument document = Shelf.read(file).main();
    assertThat(document.sections()).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      Section section = document.sections().get(i);
      List<String> line = lines.get(i);
      String text = section.span().of(document.text()).strip().replaceAll("\\s+", " ");
      assertThat(section.part() + " " + section.item()).isEqualTo(line.get(1));
      assertThat(text).startsWith(line.get(2)).endsWith(line.get(3));
    }
  }

  @ParameterizedTest
  @MethodSource("reviewed")
  void sectionsAreThoseThatAReaderFinds(String line) {
    List<String> fields = Arrays.asList(line.split("\t", -1));
    Map<String, String> found = new LinkedHashMap<>();
    for (Section section : Shelf.read(fields.get(0)).main().sections()) {
      found.merge(section.part(), section.item() + mark(section), (a, b) -> a + " " + b);
    }
    assertThat(found.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()))
        .containsExactlyElementsOf(fields.subList(1, fields.size()));
  }

  private static String mark(Section section) {
    return switch (section.state()) {
      case FULL -> "";
      case STUB -> ">";
      case EMPTY -> "-";
    };
  }
}
