package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class CappedLinesTest {
  private static List<String> read(CappedLines lines, String text) throws IOException {
    List<String> read = new ArrayList<>();
    lines.read(new Buffer().writeUtf8(text), read::add);
    return read;
  }

  @Test
  void linesAreReadWithOrWithoutAnEndOfTheLast() throws IOException {
    assertThat(read(CappedLines.USUAL, "a\n\nbü\n")).containsExactly("a", "", "bü");
    assertThat(read(new CappedLines(3, 100), "abc\nabc")).containsExactly("abc", "abc");
  }

  @Test
  void aLineThatIsTooLongIsNotReadIntoMemory() {
    CappedLines lines = new CappedLines(3, 100);
    assertThatThrownBy(() -> read(lines, "abcd\n")).isInstanceOf(CappedLines.AnswerTooLong.class);
    assertThatThrownBy(() -> read(lines, "abcd")).isInstanceOf(CappedLines.AnswerTooLong.class);
  }

  @Test
  void linesThatAreTooLongInAllAreNotReadOn() {
    CappedLines lines = new CappedLines(3, 7);
    assertThatThrownBy(() -> read(lines, "abc\nabc\nab"))
        .isInstanceOf(CappedLines.AnswerTooLong.class);
  }

  @Test
  void readingStopsWhenThatIsEnough() throws IOException {
    List<String> read = new ArrayList<>();
    CappedLines.USUAL.read(
        new Buffer().writeUtf8("a\nb\n"),
        line -> {
          read.add(line);
          return false;
        });
    assertThat(read).containsExactly("a");
  }
}
