package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlLinesTest {
  private static final String TOML =
      """
      # first line
      top = "a # no comment"
      dotted . key = 1
      long = \"""
      fake = 1
      [fake]
      \"""
      raw = '''
      fake = 2'''''
      list = [
        1, # ] no end
        2,
      ]
      inline = { x = "}", y = [1] }
      [table]
      key = 1 # comment
      "quoted.key" = 'it''s'
      [a.b]
      c.d = 2
      [[sources]]
      name = "x\\"y"
      [[ sources ]]
      name = "z"
      [sources.map]
      title = "headline"
      """
          .replace("'it''s'", "'its'");

  @ParameterizedTest
  @CsvSource({
    "/top, 2",
    "/dotted, 3",
    "/dotted/key, 3",
    "/long, 4",
    "/raw, 8",
    "/list, 10",
    "/inline, 14",
    "/table, 15",
    "/table/key, 16",
    "/table/quoted.key, 17",
    "/a, 18",
    "/a/b, 18",
    "/a/b/c/d, 19",
    "/sources/0, 20",
    "/sources/0/name, 21",
    "/sources/1, 22",
    "/sources/1/name, 23",
    "/sources/1/map, 24",
    "/sources/1/map/title, 25"
  })
  void eachKeyHasItsLine(String pointer, int line) {
    assertThat(TomlLines.of(TOML)).containsEntry(JsonPointer.compile(pointer), line);
  }

  @Test
  void nothingElseHasALine() {
    TomlFile file = TomlFile.parse(Path.of("x.toml"), TOML);

    assertThat(file.lines().keySet())
        .allSatisfy(place -> assertThat(file.root().at(place).isMissingNode()).isFalse());
  }

  @Test
  void windowsLineEndsCountOnce() {
    assertThat(TomlLines.of("a = 1\r\n[b]\r\nc = '''\r\n\r\n'''\r\nd = 2"))
        .containsEntry(JsonPointer.compile("/b/d"), 6);
  }

  @Test
  void aKeyWithoutALineIsPlacedAtTheTableAroundIt() {
    TomlFile file = TomlFile.parse(Path.of("x.toml"), TOML);

    assertThat(file.at(JsonPointer.compile("/inline/y"))).isEqualTo("x.toml:14");
    assertThat(file.at(JsonPointer.compile("/nowhere"))).isEqualTo("x.toml");
  }

  @Test
  void anyTextIsScannedToItsEnd() {
    long seed = 7;
    Random random = new Random(seed);
    String alphabet = "ab.=[]{}\"'\\#\n\r \t,1-";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(TomlLines.of(text.toString()).values())
          .as("seed %d, round %d", seed, i)
          .allMatch(line -> line >= 1 && line <= text.chars().filter(c -> c == '\n').count() + 1);
    }
  }
}
