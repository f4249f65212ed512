package dev.bellwether.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class RejectsWriterTest {
  @Test
  void eachRejectIsOneLine() throws IOException {
    StringWriter out = new StringWriter();
    try (RejectsWriter rejects = new RejectsWriter(out)) {
      rejects.write("a.csv", new Reject(3, "unreadable date 'x'", "1\t\"a\r\nb\\c\""));
      rejects.write("a.csv", new Reject(4, "unreadable date 'y'", "2"));
      rejects.write("b.csv", new Reject(5, "blank title", ""));
      assertThat(rejects.counts())
          .containsExactly(entry("blank title", 1L), entry("unreadable date", 2L));
      assertThat(rejects.total()).isEqualTo(3);
    }
    assertThat(out.toString())
        .isEqualTo(
            "file\tline\treason\traw\n"
                + "a.csv\t3\tunreadable date 'x'\t1\\t\"a\\r\\nb\\\\c\"\n"
                + "a.csv\t4\tunreadable date 'y'\t2\n"
                + "b.csv\t5\tblank title\t\n");
  }

  @Test
  void withoutRejectsNothingIsWritten() throws IOException {
    StringWriter out = new StringWriter();
    new RejectsWriter(out).close();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aDiskThatIsFullIsABellwetherException() {
    Writer full = new FullDisk();
    assertThatThrownBy(() -> new RejectsWriter(full).write("a.csv", new Reject(1, "x", "y")))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("No space left on device");
  }

  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] text, int from, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
