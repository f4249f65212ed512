package dev.bellwether.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSplitterTest {
  private static List<String> split(String text, int cap) throws IOException {
    return pieces(RecordSplitter.delimited(new StringReader(text), ',', cap));
  }

  private static List<String> pieces(RecordSplitter splitter) throws IOException {
    List<String> pieces = new ArrayList<>();
    for (Optional<Piece> p = splitter.next(); p.isPresent(); p = splitter.next()) {
      String problem = p.get().isBroken() ? " !" + p.get().problem() : "";
      pieces.add(p.get().line() + ":" + p.get().text() + problem);
    }
    return pieces;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndWithAnyOfTheThreeLineEnds(String end) throws IOException {
    assertThat(split("a,b" + end + "1,2" + end + end + "3,4", 100))
        .containsExactly("1:a,b", "2:1,2", "3:", "4:3,4");
    assertThat(split("a" + end + "b" + end, 100)).containsExactly("1:a", "2:b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsInQuotesBelongToTheRecordAndAreCounted(String end) throws IOException {
    String quoted = "1,\"two" + end + "lines, and \"\"more\"\"" + end + "x\"";
    assertThat(split("a,b" + end + quoted + end + "3,4", 100))
        .containsExactly("1:a,b", "2:" + quoted, "5:3,4");
  }

  @Test
  void aQuoteInsideAnUnquotedFieldIsOrdinary() throws IOException {
    assertThat(split("5\" pipe,1\n6\" pipe,2\n", 100))
        .containsExactly("1:5\" pipe,1", "2:6\" pipe,2");
  }

  @Test
  void anOpenQuoteCostsOneLineAtTheEndOfTheFile() throws IOException {
    assertThat(split("1,a\n2,\"open\n3,b\n4,c\n", 100))
        .containsExactly("1:1,a", "2:2,\"open !quote opened and never closed", "3:3,b", "4:4,c");
  }

  @Test
  void anOpenQuoteCostsOneLineWhenAnotherRowOpensAQuote() throws IOException {
    assertThat(split("1,\"open\n2,b\n3,\"c\",d\n4,\"e \" ,f\n", 100))
        .containsExactly(
            "1:1,\"open !quote opened and never closed", "2:2,b", "3:3,\"c\",d", "4:4,\"e \" ,f");
    assertThat(split("1,\"open\n2,5\" pipe\n", 100))
        .containsExactly("1:1,\"open !quote opened and never closed", "2:2,5\" pipe");
  }

  @Test
  void anOpenQuoteCostsOneLineWhenTheRecordOutgrowsTheCap() throws IOException {
    String rows = "2,bbbbbb\n".repeat(50);
    List<String> pieces = split("1,\"open\n" + rows, 60);
    assertThat(pieces).hasSize(51);
    assertThat(pieces.get(0)).isEqualTo("1:1,\"open !quote opened and never closed");
    assertThat(pieces.get(50)).isEqualTo("51:2,bbbbbb");
  }

  @Test
  void aLineOverTheCapIsSkippedAndTheNextIsRead() throws IOException {
    assertThat(split("a,b\n" + "x".repeat(101) + "\r\n1,2\n", 100))
        .containsExactly(
            "1:a,b", "2:" + "x".repeat(101) + " !line longer than 100 characters", "3:1,2");
    assertThat(split("x".repeat(100) + "\n1,2\n", 100))
        .containsExactly("1:" + "x".repeat(100), "2:1,2");
    assertThat(split("x".repeat(300_000), 100)).hasSize(1);
  }

  @Test
  void linesModeDoesNotHeedQuotes() throws IOException {
    assertThat(pieces(RecordSplitter.lines(new StringReader("\"a\nb\n"), 100)))
        .containsExactly("1:\"a", "2:b");
  }

  /**
   * Each of these lines opens a quote and leaves it open, seen from its own start and from before.
   */
  @ParameterizedTest
  @ValueSource(strings = {"x\",\"y\n", "\"x\n", ",\"\n", "\"\"\"\n", "\"x\" ,\"\n"})
  void aFileFullOfOpenQuotesTakesLinearTime(String lineText) {
    String text = lineText.repeat(8_000_000 / lineText.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(120), () -> split(text, RecordSplitter.DEFAULT_CAP).size());
  }

  @Test
  void nothingIsLostOrInventedWhateverTheTextAndTheReadsAre() throws IOException {
    long seed = 99;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append("\"\",a \n\r".charAt(random.nextInt(7)));
      }
      int cap = 1 + random.nextInt(12);
      List<String> whole = split(text.toString(), cap);
      Reader dribble = new Dribble(text.toString());
      assertThat(pieces(RecordSplitter.delimited(dribble, ',', cap)))
          .as("seed %d, cap %d: %s", seed, cap, text)
          .isEqualTo(whole);
      assertThat(whole)
          .as("seed %d, cap %d: %s", seed, cap, text)
          .isEqualTo(NaiveSplitter.split(text.toString(), cap));
    }
  }

  /** One character a read. */
  private static final class Dribble extends StringReader {
    Dribble(String text) {
      super(text);
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
      return super.read(target, from, Math.min(length, 1));
    }
  }
}
