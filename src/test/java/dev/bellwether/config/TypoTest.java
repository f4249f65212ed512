package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistyped name is never passed over in silence, wherever it stands. */
class TypoTest {
  private static final SettingTable TABLE = new SettingTable(Settings.KEYS);
  private static final long SEED = 1124;
  private static final int ROUNDS = 2000;

  @TempDir Path folder;
  private Workspaces workspaces;

  @BeforeEach
  void inATemporaryFolder() {
    workspaces = new Workspaces(folder);
  }

  @Test
  void inAFile() {
    everyTypo(TABLE.names(), typo -> workspaces.workspace(typo + " = 5").mistake());
  }

  @Test
  void inAFlag() {
    everyTypo(TABLE.names(), typo -> workspaces.mistake(new Flag("--set", typo, "5")));
  }

  @Test
  void inTheEnvironment() {
    everyTypo(
        TABLE.variables().stream()
            .map(name -> name.substring(EnvironmentLayer.PREFIX.length()))
            .toList(),
        typo -> workspaces.mistake(Map.of(EnvironmentLayer.PREFIX + typo, "5")));
  }

  private static void everyTypo(List<String> names, Function<String, BellwetherException> reading) {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String name = names.get(random.nextInt(names.size()));
      String typo = mistyped(name, random);
      if (names.contains(typo)) {
        continue;
      }
      BellwetherException mistake = reading.apply(typo);
      assertThat(mistake).as("seed %d, round %d, '%s'", SEED, round, typo).isNotNull();
      assertThat(mistake.kind()).isEqualTo(BellwetherException.Kind.USAGE);
      assertThat(mistake.hint()).as("seed %d, '%s'", SEED, typo).isNotBlank();
    }
  }

  private static String mistyped(String name, Random random) {
    String alphabet = name.equals(name.toUpperCase(Locale.ROOT)) ? "ABYZ_09" : "abyz_-.09";
    StringBuilder typo = new StringBuilder(name);
    int at = random.nextInt(name.length() - 1);
    char other = alphabet.charAt(random.nextInt(alphabet.length()));
    switch (random.nextInt(4)) {
      case 0 -> typo.deleteCharAt(at);
      case 1 -> typo.insert(at, other);
      case 2 -> typo.setCharAt(at, other);
      default -> typo.insert(at, typo.charAt(at + 1)).deleteCharAt(at + 2);
    }
    return typo.toString();
  }
}
