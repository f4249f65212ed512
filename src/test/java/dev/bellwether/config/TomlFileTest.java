package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlFileTest {
  @TempDir Path folder;
  private Workspaces workspaces;

  @BeforeEach
  void inATemporaryFolder() {
    workspaces = new Workspaces(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay.latency = 1h|2:19|More data after value",
        "profile =|2:10|",
        "[replay|2:8|",
        "profile = 'live'; x|2:17|",
        "replay.min_names = 007|2:20|Zero-prefixed",
        "é = 1|2:1|",
        "profile = \"x|2:13|",
      })
  void brokenTomlIsPlacedByLineAndColumn(String line, String place, String reason) {
    BellwetherException mistake = workspaces.workspace("# comment", line).mistake();

    assertThat(mistake.kind()).isEqualTo(BellwetherException.Kind.USAGE);
    assertThat(mistake)
        .hasMessageStartingWith(workspaces.file() + ":" + place + ": broken TOML: ")
        .hasMessageContaining(reason == null ? "" : reason);
    assertThat(mistake.hint()).contains("quotes");
  }

  @Test
  void aKeyGivenTwiceIsBroken() {
    assertThat(workspaces.workspace("profile = 'live'", "profile = 'batch'").mistake())
        .hasMessageStartingWith(workspaces.file() + ":2:")
        .hasMessageContaining("Duplicate key");
    assertThat(workspaces.workspace("[replay]", "[store]", "[replay]").mistake())
        .hasMessageStartingWith(workspaces.file() + ":3:")
        .hasMessageContaining("redefined");
    assertThat(workspaces.workspace("replay.quantiles = 5", "[replay]", "quantiles = 5").mistake())
        .hasMessageContaining("redefined");
  }

  @Test
  void anImpossibleDateIsBrokenAndNotABug() {
    assertThat(workspaces.workspace("profile = 2024-13-45").mistake())
        .hasMessageStartingWith(workspaces.file() + ": broken TOML: ")
        .hasMessageContaining("2024-13-45");
  }

  @Test
  void aDateIsNotAText() {
    assertThat(workspaces.workspace("http.user_agent = 2024-01-01").mistake())
        .hasMessage(workspaces.file() + ":1: http.user_agent cannot be 2024-01-01");
    assertThat(workspaces.workspace("replay.horizons = [2024-01-01]").mistake())
        .hasMessage(workspaces.file() + ":1: replay.horizons cannot be [2024-01-01]");
  }

  @Test
  void messagesStayShortAndOnOneLine() {
    assertThat(workspaces.workspace("replay.quantiles = " + "9".repeat(999)).mistake().getMessage())
        .hasSizeLessThan(300)
        .doesNotContain("\n");
    assertThat(
            workspaces.workspace("replay.quantiles = " + "9".repeat(5000)).mistake().getMessage())
        .hasSizeLessThan(300);
    assertThat(workspaces.workspace("profile = \"a\\nb\\u001b[31m\"").mistake().getMessage())
        .endsWith("profile cannot be \"a\\u000ab\\u001b[31m\"");
    assertThat(workspaces.workspace("replay.horizons = " + "[".repeat(2000)).mistake())
        .hasMessageContaining("nesting depth");
  }

  @Test
  void dottedKeysCannotNestWithoutLimit() {
    assertThat(workspaces.workspace("x" + ".x".repeat(200_000) + " = 1").mistake())
        .hasMessage(workspaces.file() + ": broken TOML: nesting depth is more than 32");
  }

  @Test
  void aMissingFileAndAnEmptyOneSetNothing() {
    Configuration without = workspaces.read();

    assertThat(workspaces.workspace("").read()).isEqualTo(without);
    assertThat(workspaces.workspace("# nothing", "[replay]").read()).isEqualTo(without);
    assertThat(without.settings()).isEqualTo(Settings.defaults());
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws IOException {
    Files.createDirectories(workspaces.file());

    assertThat(workspaces.mistake()).hasMessage(workspaces.file() + ": is a folder, not a file");
  }

  @Test
  void aFileWithoutPermissionIsNamed() throws IOException {
    workspaces.workspace("profile = 'live'");
    assumeFalse(isReadableAnyway(workspaces.file()), "runs as a user who may read everything");

    assertThat(workspaces.mistake())
        .hasMessage(workspaces.file() + ": cannot be read: permission denied");
  }

  private static boolean isReadableAnyway(Path file) {
    return !file.toFile().setReadable(false) || Files.isReadable(file);
  }

  @Test
  void aDanglingLinkIsNotAMissingFile() throws IOException {
    Files.createDirectories(workspaces.file().getParent());
    Files.createSymbolicLink(workspaces.file(), Path.of("gone.toml"));

    assertThat(workspaces.mistake())
        .hasMessage(workspaces.file() + ": cannot be read: it is a link to nothing");
  }

  @Test
  void aHomeThatIsNoFolderHoldsNoFile() throws IOException {
    Files.writeString(folder.resolve("home"), "");

    assertThat(workspaces.read().settings()).isEqualTo(Settings.defaults());
  }

  @Test
  void bytesThatAreNotUtf8ArePlacedByLine() throws IOException {
    workspaces.workspace("");
    byte[] latin = "# ok\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(workspaces.file(), latin);

    assertThat(workspaces.mistake()).hasMessage(workspaces.file() + ":2: is not UTF-8");
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    Configuration configuration = workspaces.workspace("\uFEFFprofile = 'live'").read();

    assertThat(configuration.settings().profile()).isEqualTo(Profile.LIVE);
  }

  @Test
  void aHugeFileIsRefused() {
    assertThat(workspaces.workspace("#".repeat((1 << 20) + 1)).mistake())
        .hasMessage(workspaces.file() + ": larger than 1 MiB");
  }

  @Test
  void anyBytesAreReadOrRefusedWithTheNameOfTheFile() throws IOException {
    workspaces.workspace("");
    long seed = 42;
    Random random = new Random(seed);
    byte[] sample =
        "[replay]\nlatency = \"1h\"\nhorizons = [1, 5]\n[[sources]]\nname = 'a'\n"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = sample.clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(workspaces.file(), bytes);
      BellwetherException mistake = workspaces.mistake(Map.of());
      assertThat(mistake)
          .as("seed %d, round %d", seed, i)
          .hasMessageStartingWith(workspaces.file().toString());
      assertThat(mistake.getMessage()).doesNotContain("\n");
    }
  }
}
