package dev.bellwether.launcher;

import static dev.bellwether.launcher.LauncherIT.assertVersion;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive that makes {@code bin/bellwether} start fast. */
class LauncherArchiveIT {
  private static final int SEED = 20261124;

  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new Checkout(folder.resolve("checkout"));
    checkout.set("BELLWETHER_CDS", null);
  }

  @AfterEach
  void unlink() throws Exception {
    Checkout.unlink(folder);
  }

  @Test
  void isMadeOnceAndUsed() throws IOException {
    assertQuiet(checkout.run("--version"));
    Path archive = archive();
    checkout.set("BELLWETHER_JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("loaded"));
    assertQuiet(checkout.run("--version"));
    assertThat(archive()).isEqualTo(archive);
    assertThat(Files.readString(folder.resolve("loaded")))
        .contains("dev.bellwether.cli.Program source: shared objects file");
  }

  @Test
  void neitherSpeaksNorFailsWhenDamaged() throws IOException {
    assertQuiet(checkout.run("--version"));
    Path archive = archive();
    byte[] good = Files.readAllBytes(archive);
    Random random = new Random(SEED);
    for (int region : new int[] {0, 8, good.length / 4, good.length / 2, good.length - 65536}) {
      damage(archive, good, region, random);
      assertQuiet(checkout.run("--version"));
    }
    assertThat(archive()).isEqualTo(archive);
  }

  private static void damage(Path archive, byte[] good, int at, Random random) throws IOException {
    byte[] noise = new byte[65536];
    random.nextBytes(noise);
    Files.delete(archive);
    Files.write(archive, good);
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.seek(at);
      file.write(noise, 0, Math.min(noise.length, good.length - at));
    }
  }

  @Test
  void isMadeAnewWhenTruncated() throws IOException {
    assertQuiet(checkout.run("--version"));
    Path archive = archive();
    long size = Files.size(archive);
    for (long length : new long[] {100, size / 2}) {
      Files.delete(archive);
      try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
        file.setLength(length);
      }
      assertQuiet(checkout.run("--version"));
    }
    assertThat(Checkout.names(checkout.dist())).anyMatch(this::saysItsSize);
  }

  private boolean saysItsSize(String name) {
    try {
      long size = Files.size(checkout.dist().resolve(name));
      return size > 100 && name.matches("classes-.*-" + size + "\\.jsa");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void isNotTriedAgainWhereItCannotBeMade() throws IOException {
    Path java =
        checkout.fakeJava(
            "untrainable",
            "21",
            "case \"$*\" in *Rehearsal*) echo x >>'"
                + folder
                + "/tried'; exit 1 ;; esac; echo ran");
    Checkout.script(java.resolve("bin").resolve("javac"), "");
    checkout.set("JAVA_HOME", java.toString());
    assertThat(checkout.run().out()).isEqualTo("ran\n");
    assertThat(checkout.run().out()).isEqualTo("ran\n");
    assertThat(Files.readAllLines(folder.resolve("tried"))).hasSize(1);
  }

  private Path archive() throws IOException {
    List<String> archives =
        Checkout.names(checkout.dist()).stream().filter(name -> name.endsWith(".jsa")).toList();
    assertThat(archives).hasSize(1);
    return checkout.dist().resolve(archives.get(0));
  }

  private static void assertQuiet(Finished run) {
    assertVersion(run);
    assertThat(run.err().lines().filter(line -> !line.contains("building"))).isEmpty();
  }
}
