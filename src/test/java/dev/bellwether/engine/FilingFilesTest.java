package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilingFilesTest {
  @TempDir Path folder;

  private static List<String> read(Path... inputs) {
    List<String> seen = new ArrayList<>();
    FilingFiles.read(
        List.of(inputs),
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            seen.add(name.replaceFirst(".*[/\\\\](?=[^/\\\\]+(!|$))", "") + "=" + bytes.length);
          }

          @Override
          public void unreadable(String name, String reason) {
            seen.add("unreadable: " + reason);
          }
        });
    return seen;
  }

  private Path zip(String... names) throws IOException {
    Path file = folder.resolve("a.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("text".getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void anArchiveThatLeadsOutOfItsFolderWritesNothing() throws IOException {
    Path file = zip("../../evil.htm", "/etc/evil.txt", "good.htm", "picture.jpg");
    assertThat(read(file)).hasSize(3);
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).containsExactly(file);
    }
  }

  @Test
  void aBrokenArchiveIsReportedAndTheOtherFilesAreRead() throws IOException {
    Path file = zip("a.htm", "b.htm");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, 40));
    Files.writeString(folder.resolve("c.txt"), "text");
    assertThat(read(folder)).contains("c.txt=4").anyMatch(line -> line.startsWith("unreadable: "));
  }

  @Test
  void anEntryThatUnpacksToMoreThanAnyFilingIsNotRead() throws IOException {
    Path file = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("bomb.txt"));
      byte[] block = new byte[1_000_000];
      for (int i = 0; i < 110; i++) {
        zip.write(block);
      }
    }
    assertThat(read(file)).containsExactly("unreadable: larger than any filing");
  }

  @Test
  void aFileThatIsNotThereIsAnErrorBeforeAnythingIsRead() {
    assertThatThrownBy(() -> read(folder, folder.resolve("missing.htm")))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("missing.htm");
  }
}
