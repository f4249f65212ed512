package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sections of every periodic report against lists made by reading it. */
class SectionListTest {
  static Stream<String> reviewed() throws IOException {
    try (InputStream list = SectionListTest.class.getResourceAsStream("/filing/sections.tsv")) {
      assertThat(list).isNotNull();
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#")).toList().stream();
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
