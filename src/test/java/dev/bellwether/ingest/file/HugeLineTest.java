package dev.bellwether.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of 100 MB must not be held in memory, so it is read by a process with little of it. */
class HugeLineTest {
  private static final int LENGTH = 100_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"x", "\""})
  void aLineOf100MegabytesIsSkippedInAHeapOf24(String opening) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HugeLineTest.class.getName(),
                opening)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output.lines()).containsExactly("1 ", "2 line longer than 1048576 characters", "3 ");
  }

  /** The child process. */
  public static void main(String[] args) throws IOException {
    RecordSplitter splitter =
        RecordSplitter.delimited(new Generated(args[0]), ',', RecordSplitter.DEFAULT_CAP);
    for (Optional<Piece> p = splitter.next(); p.isPresent(); p = splitter.next()) {
      System.out.println(p.get().line() + " " + p.get().problem());
    }
  }

  /** A header, a line of {@link #LENGTH} characters behind an opening, and a row. */
  private static final class Generated extends Reader {
    private final String head;
    private final String tail = "\n1,2\n";
    private long at;

    Generated(String opening) {
      head = "a,b\n" + opening;
    }

    @Override
    public int read(char[] target, int from, int length) {
      int count = 0;
      while (count < length && at < head.length() + LENGTH + tail.length()) {
        target[from + count++] = charAt(at++);
      }
      return count == 0 ? -1 : count;
    }

    private char charAt(long index) {
      if (index < head.length()) {
        return head.charAt((int) index);
      }
      long behind = index - head.length() - LENGTH;
      return behind < 0 ? 'x' : tail.charAt((int) behind);
    }

    @Override
    public void close() {}
  }
}
