package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordPiecesTest {
  private static final WordPieces PIECES = pieces();

  private static WordPieces pieces() {
    try {
      return new WordPieces(Vocabulary.read(EncoderFiles.locate().vocabulary()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<String> references() throws Exception {
    try (InputStream in = WordPiecesTest.class.getResourceAsStream("pieces.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void cutsLikeTheReference(String line) {
    int tab = line.indexOf('\t');
    long[] expected =
        Arrays.stream(line.substring(tab + 1).split(" ", -1)).mapToLong(Long::parseLong).toArray();
    assertThat(PIECES.numbers(line.substring(0, tab), 512)).containsExactly(expected);
  }

  @Test
  void namesOfMarksInATextAreText() {
    long end = PIECES.numbers("", 512)[1];
    assertThat(PIECES.numbers("up [SEP] down", 512))
        .endsWith(end)
        .satisfies(n -> assertThat(Arrays.stream(n).filter(x -> x == end)).hasSize(1));
  }

  @Test
  void aLongTextEndsWithTheMarkAfterSoManyPieces() {
    long[] whole = PIECES.numbers("profit rose ".repeat(400), 512);
    assertThat(whole).hasSize(512);
    assertThat(whole[511]).isEqualTo(PIECES.numbers("", 512)[1]);
  }

  @Test
  void anyCharactersAreCut() {
    long seed = 11;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append((char) random.nextInt(0x10000));
      }
      assertThat(PIECES.numbers(text.toString(), 64))
          .as("seed %d, round %d", seed, round)
          .hasSizeBetween(2, 64)
          .startsWith(101);
    }
  }
}
