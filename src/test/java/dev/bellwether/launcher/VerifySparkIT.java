package dev.bellwether.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code bin/verify --spark} skips, and when it fails. The messages follow Maven 3.9. */
class VerifySparkIT {
  private static final String HEAD = "[ERROR] Failed to execute goal on project bellwether: ";

  @TempDir Path folder;
  private Checkout checkout;
  private Path verify;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new Checkout(folder.resolve("checkout"));
    verify = checkout.root().resolve("bin/verify");
    Files.copy(Path.of(System.getProperty("bellwether.home"), "bin", "verify"), verify);
  }

  /** Maven says this when it looks for Spark; what it is asked for afterwards is "verified". */
  private Finished verifyWhenMavenSays(String text) throws IOException {
    Files.writeString(checkout.root().resolve("said"), text);
    Checkout.script(
        checkout.tools().resolve("mvn"),
        """
        case "$*" in
          *dependency:resolve*) cat "$(dirname "$0")/../said"; [ ! -s "$(dirname "$0")/../said" ] ;;
          *) echo verified ;;
        esac
        """);
    return checkout.run(checkout.root(), verify.toString(), "--spark");
  }

  private void assertSkipped(String said) throws IOException {
    Finished finished = verifyWhenMavenSays(said);
    assertThat(finished.code()).as(finished.err()).isZero();
    assertThat(finished.err()).contains("skipped");
    assertThat(finished.out()).doesNotContain("verified");
  }

  private void assertFailed(String said) throws IOException {
    Finished finished = verifyWhenMavenSays(said);
    assertThat(finished.code()).as(finished.err()).isEqualTo(1);
    assertThat(finished.err()).contains(said.lines().findFirst().orElse(""));
  }

  @Test
  void runsTheTestsWhereThereIsSpark() throws IOException {
    assertThat(verifyWhenMavenSays("").out()).contains("verified");
  }

  @Test
  void skipsWithoutANetwork() throws IOException {
    assertSkipped(
        HEAD
            + "Could not resolve dependencies for project dev.bellwether:bellwether:jar:1.0\n"
            + "[ERROR] dependency: org.apache.spark:spark-sql_2.13:jar:4.2.0 (provided)\n"
            + "[ERROR] \tCould not transfer artifact org.apache.spark:spark-sql_2.13:pom:4.2.0"
            + " from/to central (https://repo.maven.apache.org/maven2): Unknown host\n");
  }

  @Test
  void skipsOffline() throws IOException {
    assertSkipped(
        HEAD
            + "Could not resolve dependencies for project dev.bellwether:bellwether:jar:1.0:"
            + " Cannot access central (https://repo.maven.apache.org/maven2) in offline mode and"
            + " the artifact org.apache.spark:spark-sql_2.13:jar:4.2.0 has not been downloaded\n");
  }

  @Test
  void failsInCiWhereASparkThatIsNotToBeHadIsAMisspeltOne() throws IOException {
    checkout.set("CI", "true");
    assertFailed(
        HEAD
            + "Could not resolve dependencies for project dev.bellwether:bellwether:jar:1.0\n"
            + "[ERROR] \tCould not find artifact org.apache.spark:spark-sql_2.13:jar:4.2.999\n");
  }

  @Test
  void failsOnABrokenPom() throws IOException {
    assertFailed(
        "[ERROR] [ERROR] Some problems were encountered while processing the POMs:\n"
            + "[FATAL] Non-parseable POM pom.xml: end tag name </project> must match start tag\n");
  }

  @Test
  void failsOnAParentThatIsNotThereThoughThatIsAnArtifactToo() throws IOException {
    assertFailed(
        "[ERROR] [ERROR] Some problems were encountered while processing the POMs:\n"
            + "[FATAL] Non-resolvable parent POM for dev.bellwether:bellwether:1.0: Could not find"
            + " artifact dev.bellwether:nobody:pom:1 in central\n");
  }

  @Test
  void failsOnAProfileThatIsNotThere() throws IOException {
    assertFailed("[ERROR] The requested profile \"spark\" could not be activated\n");
  }
}
