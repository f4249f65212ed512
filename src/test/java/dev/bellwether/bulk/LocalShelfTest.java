package dev.bellwether.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.store.ItemTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalShelfTest {
  private final Clock clock = Clock.systemUTC();
  @TempDir Path folder;
  private Shelf shelf;

  @BeforeEach
  void open() {
    shelf = new LocalShelf(folder, clock);
  }

  private void age(Path path) throws IOException {
    Files.setLastModifiedTime(
        path, FileTime.from(clock.instant().minus(Duration.ofDays(2).plusHours(1))));
  }

  private Path scratch() throws IOException {
    Path scratch = Files.createDirectories(folder.resolve("_temporary/bellwether-items-1"));
    Files.writeString(scratch.resolve("items.duckdb"), "rows");
    Files.createDirectories(scratch.resolve("spill"));
    Files.writeString(scratch.resolve("spill/1.tmp"), "rows");
    age(scratch);
    return scratch;
  }

  @Test
  void whatAKilledRunHasLeftGoesAfterADayWithAllThatIsInIt() throws IOException {
    scratch();
    Path unfinished = Files.writeString(folder.resolve("_temporary/5f0b"), "half");
    age(unfinished);

    shelf.sweep();

    assertThat(folder.resolve("_temporary")).doesNotExist();
  }

  @Test
  void theTableOfARunThatStillLivesStaysHoweverOld() throws IOException, InterruptedException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.resolve("_temporary").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('h');
      age(tables().get(0));

      shelf.sweep();

      assertThat(tables()).hasSize(1);
    } finally {
      holder.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }
    shelf.sweep();
    assertThat(folder.resolve("_temporary")).doesNotExist();
  }

  private List<Path> tables() throws IOException {
    try (Stream<Path> tables = Files.list(folder.resolve("_temporary"))) {
      return tables.toList();
    }
  }

  /** Another process, which has a table open. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] below) throws InterruptedException {
      try (ItemTable table = new ItemTable(Path.of(below[0]), 100)) {
        table.complete();
        System.out.write('h');
        System.out.flush();
        Thread.sleep(Duration.ofMinutes(2).toMillis());
      }
    }
  }
}
