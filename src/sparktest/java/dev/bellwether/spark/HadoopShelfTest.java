package dev.bellwether.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bulk.Rejects;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's own file system of this machine stands for one that all machines see. */
class HadoopShelfTest {
  private static final String PART = "date=2024-01-02/bucket=1/part-00-00000000000000aa.parquet";

  /** A file system that only the older of Hadoop's interfaces knows, and that replaces nothing. */
  public static final class OldFiles extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("old:///");
    }

    @Override
    public String getScheme() {
      return "old";
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return !exists(to) && super.rename(from, to);
    }
  }

  @TempDir Path folder;
  private HadoopShelf shelf;

  @BeforeEach
  void open() {
    shelf = new HadoopShelf(folder.resolve("out").toUri().toString(), Map.of());
  }

  private Path local(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "local-", ""), text);
  }

  @Test
  void theRejectsOfASecondRunReplaceThoseOfTheFirst() throws IOException {
    String path = Rejects.ofInput("news.parquet");
    shelf.publish(local("one\n"), path);

    shelf.publish(local("two\nthree\n"), path);

    assertThat(shelf.lines(path)).containsExactly("two", "three");
    assertThat(shelf.rejects()).containsExactly(path);
  }

  @Test
  void soTheyDoWhereARenameDoesNotReplace() throws IOException {
    HadoopShelf old =
        new HadoopShelf(
            "old://" + folder + "/out", Map.of("fs.old.impl", OldFiles.class.getName()));
    String path = Rejects.ofInput("news.parquet");
    old.publish(local("one\n"), path);

    old.publish(local("two\n"), path);

    assertThat(old.lines(path)).containsExactly("two");
  }

  @Test
  void nothingIsLeftOfWhatWasPublishedButTheFile() throws IOException {
    Path local = local("rows");
    shelf.publish(local, PART);
    shelf.sweep();

    assertThat(shelf.files()).containsExactly(PART);
    assertThat(local).doesNotExist();
    assertThat(folder.resolve("out/_temporary")).doesNotExist();

    shelf.remove(PART);
    assertThat(shelf.files()).isEmpty();
  }

  @Test
  void anOutputThatIsNotThereHasNothing() throws IOException {
    assertThat(shelf.files()).isEmpty();
    assertThat(shelf.rejects()).isEmpty();
  }
}
