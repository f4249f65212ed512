package dev.bellwether.launcher;

import static dev.bellwether.launcher.LauncherIT.assertFailure;
import static dev.bellwether.launcher.LauncherIT.assertVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code bin/bellwether} builds, and what survives a build. */
class LauncherBuildIT {
  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new Checkout(folder.resolve("checkout"));
  }

  @AfterEach
  void unlink() throws Exception {
    Checkout.unlink(folder);
  }

  @Test
  void buildsOnlyWhenASourceIsNewer() throws IOException {
    assertVersion(checkout.run("--version"));
    assertVersion(checkout.run("--version"));
    assertThat(checkout.builds()).isEqualTo(1);
    checkout.edit();
    assertVersion(checkout.run("--version"));
    assertThat(checkout.builds()).isEqualTo(2);
    Files.delete(checkout.source());
    assertVersion(checkout.run("--version"));
    assertThat(checkout.builds()).as("a deleted source counts").isEqualTo(3);
  }

  @Test
  void doesNotBuildForEverBecauseOfASourceFromTheFuture() throws IOException {
    Checkout.age(Duration.ofDays(1), checkout.source());
    assertVersion(checkout.run("--version"));
    assertVersion(checkout.run("--version"));
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceChangedDuringTheBuild() throws IOException {
    checkout.maven("sleep 0.1; touch '" + checkout.source() + "'; finish");
    assertVersion(checkout.run("--version"));
    checkout.maven("finish");
    assertVersion(checkout.run("--version"));
    assertVersion(checkout.run("--version"));
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void buildsOnceForTwoFirstStartsAtOnce(boolean flock) throws IOException {
    if (!flock) {
      hideFlock();
    }
    checkout.maven("sleep 1; finish");
    List<Checkout.Running> starts =
        Stream.generate(() -> checkout.start(folder, checkout.launcher().toString(), "--version"))
            .limit(3)
            .toList();
    starts.forEach(start -> assertVersion(start.await()));
    assertThat(checkout.builds()).isEqualTo(1);
  }

  /** The link is there when one wants to make it, and gone when one looks whose it is. */
  @Test
  void buildsWhenTheOtherBuilderEndsInThatMoment() throws IOException {
    hideFlock();
    Path ln = checkout.tools().resolve("ln");
    Checkout.script(
        ln,
        """
        if [ ! -e '%1$s' ]; then touch '%1$s'; exit 1; fi
        exec /bin/ln "$@"
        """
            .formatted(folder.resolve("missed")));
    assertVersion(checkout.run("--version"));
    assertThat(folder.resolve("missed")).exists();
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(Checkout.names(checkout.target())).doesNotContain(".builder");
  }

  private void hideFlock() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("no-flock"));
    for (String from : List.of("/bin", "/usr/bin")) {
      for (String name : Checkout.names(Path.of(from))) {
        Path link = tools.resolve(name);
        if (!name.equals("flock") && !Files.exists(link)) {
          Files.deleteIfExists(link);
          Files.createSymbolicLink(link, Path.of(from, name));
        }
      }
    }
    checkout.set("PATH", checkout.tools() + ":" + tools);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repairsWhatAKilledBuildLeft(boolean flock) throws IOException {
    if (!flock) {
      hideFlock();
    }
    Path half = checkout.target().resolve("classes").resolve("Half.class");
    checkout.maven(
        """
        mkdir -p "$target/classes" "$build/lib"
        echo half >"$target/classes/Half.class"
        kill -9 $PPID
        kill -9 $$
        """);
    assertThat(checkout.run("--version").code()).isEqualTo(137);
    assertThat(half).exists();
    checkout.maven("finish");
    assertVersion(checkout.run("--version"));
    assertThat(half).doesNotExist();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void saysWhyABuildFailed() throws IOException {
    checkout.maven("echo '[INFO] much'; echo '[ERROR] Program.java:[1,5] no such thing'; exit 1");
    Finished run = checkout.run("--version");
    assertFailure(run, 1, "[ERROR] Program.java:[1,5]", "target/build.log");
    assertThat(run.err()).doesNotContain("[INFO]");
  }

  @Test
  void keepsAnOlderBuildAsLongAsAProcessRunsIt() throws Exception {
    assertVersion(checkout.run("--version"));
    Path first = checkout.dist();
    Path java = checkout.fakeJava("slow", "21", "exec sleep 60");
    checkout.set("JAVA_HOME", java.toString());
    Checkout.Running old = checkout.start(folder, checkout.launcher().toString(), "watch");
    try {
      awaitSleep(old);
      rebuild();
      assertThat(first).as("still run").exists();
      assertThat(checkout.dist()).isNotEqualTo(first);
    } finally {
      old.process().destroyForcibly().waitFor();
    }
    rebuild();
    assertThat(first).as("no longer run").doesNotExist();
    assertThat(Checkout.names(checkout.target().resolve("builds"))).hasSize(1);
  }

  private static void awaitSleep(Checkout.Running running) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (running.process().info().command().orElse("").endsWith("sleep")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the launcher did not start its java");
  }

  private void rebuild() throws IOException {
    checkout.set("JAVA_HOME", System.getProperty("java.home")).set("BELLWETHER_CDS", null);
    checkout.edit();
    assertVersion(checkout.run("--version"));
  }

  @Test
  void runsABuiltCheckoutThatItMayNotWriteTo() throws IOException {
    assertVersion(checkout.run("--version"));
    makeReadOnly(folder);
    List<String> before = Checkout.names(checkout.dist());
    checkout.set("BELLWETHER_CDS", null);
    Finished run = runAsSomebodyElse();
    assertVersion(run);
    assertThat(run.err()).isEmpty();
    assertThat(Checkout.names(checkout.dist())).isEqualTo(before);
    checkout.edit();
    Finished stale = runAsSomebodyElse();
    assertVersion(stale);
    assertThat(stale.err()).contains("the sources are newer").contains("not writable");
  }

  @Test
  void saysThatItCannotBuildWhereItMayNotWrite() throws IOException {
    makeReadOnly(folder);
    assertFailure(runAsSomebodyElse(), 1, "is not writable", "who may write there");
  }

  private static void makeReadOnly(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> !Files.isSymbolicLink(file)).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
      }
    }
  }

  /** Root may write everywhere, so root becomes nobody, if nobody can reach the files. */
  private Finished runAsSomebodyElse() {
    String[] nobody = {"--reuid", "65534", "--regid", "65534", "--clear-groups"};
    Path dist = Path.of(System.getProperty("bellwether.dist"));
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root) {
      return checkout.run("--version");
    }
    String reachable = "test -r '" + dist + "/lib' && test -x '" + checkout.launcher() + "'";
    assumeTrue(
        checkout.run(folder, "setpriv", with(nobody, "sh", "-c", reachable)).code() == 0,
        "another user cannot reach this checkout, or there is no setpriv");
    return checkout.run(
        folder, "setpriv", with(nobody, checkout.launcher().toString(), "--version"));
  }

  private static String[] with(String[] first, String... then) {
    return Stream.concat(Stream.of(first), Stream.of(then)).toArray(String[]::new);
  }
}
