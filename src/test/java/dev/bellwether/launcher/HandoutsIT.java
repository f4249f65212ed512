package dev.bellwether.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build places beside the program: completion script and manual pages. */
class HandoutsIT {
  private static final Path DIST = Path.of(System.getProperty("bellwether.dist"));

  @TempDir Path folder;
  private Checkout tools;

  @BeforeEach
  void checkOut() throws IOException {
    tools = new Checkout(folder.resolve("checkout"));
  }

  @AfterEach
  void unlink() throws Exception {
    Checkout.unlink(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "bellwether ing, ingest",
    "bellwether ingest ne, news",
    "bellwether ingest news --enc, --encoding",
    "bellwether sql --wor, --workspace",
  })
  void completesCommandsAndOptions(String typed, String completed) {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "no bash here");
    String script =
        """
        source "$1"
        read -ra COMP_WORDS <<<"$2"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        handler=$(complete -p bellwether | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        "$handler"
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    Finished run =
        tools.run(
            folder,
            "bash",
            "-c",
            script,
            "bash",
            DIST.resolve("completion").resolve("bellwether.bash").toString(),
            typed);
    assertThat(run.out().lines()).as("standard error: %s", run.err()).contains(completed);
  }

  @Test
  void writesManualPagesThatTroffAccepts() throws IOException {
    Path pages = DIST.resolve("man").resolve("man1");
    assertThat(Checkout.names(pages))
        .contains("bellwether.1", "bellwether-ingest.1", "bellwether-ingest-news.1");
    assumeTrue(Files.exists(Path.of("/usr/bin/groff")), "no groff here");
    for (String name : Checkout.names(pages)) {
      Finished run = tools.run(pages, "groff", "-man", "-Tascii", "-ww", "-P-cbou", name);
      assertThat(run.err()).as(name).isEmpty();
      assertThat(run.out()).contains("NAME").contains("SYNOPSIS").contains("--help");
    }
  }
}
