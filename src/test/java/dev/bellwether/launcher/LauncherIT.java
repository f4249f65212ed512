package dev.bellwether.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code bin/bellwether} finds itself and Java, and what it hands on. */
class LauncherIT {
  private static final String ODD = "it's \"odd\" $HOME 100% #1 * dir";

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
  void startsThroughLinksFromAnyFolder() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("a b"));
    Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), checkout.launcher());
    Path relative =
        Files.createSymbolicLink(
            elsewhere.resolve("relative"), Path.of("../checkout/bin/bellwether"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), Path.of("a b/relative"));
    for (Path link : new Path[] {absolute, relative, chain}) {
      assertVersion(checkout.run(Path.of("/"), link.toString(), "--version"));
    }
    checkout.set("CDPATH", folder + ":/tmp");
    assertVersion(checkout.run(elsewhere, "./relative", "--version"));
    assertVersion(checkout.run(folder, "checkout/bin/bellwether", "--version"));
    assertVersion(checkout.run(checkout.launcher().getParent(), "sh", "bellwether", "--version"));
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void startsFromAPathWithQuotesBlanksAndSigns() throws IOException {
    Checkout odd = new Checkout(folder.resolve(ODD));
    assertVersion(odd.set("BELLWETHER_CDS", null).run("--version"));
  }

  @Test
  void saysThatJavaCannotRunFromAPathWithAColon() throws IOException {
    Finished run = new Checkout(folder.resolve("a:b")).run("--version");
    assertFailure(run, 2, "folder with ':'", "move or rename");
  }

  @Test
  void handsOnArgumentsAndOptionsAsTheyAre() throws IOException {
    String show = "printf '<%s>' \"$@\"";
    checkout.set("JAVA_HOME", checkout.fakeJava("show", "21.0.1", show).toString());
    Files.createDirectories(checkout.fakeJava("show", "21.0.1", show).resolve("bin"));
    Files.createFile(checkout.root().resolve("show/bin/javac"));
    Checkout.script(checkout.root().resolve("show/bin/javac"), "");
    checkout.set("BELLWETHER_JAVA_OPTS", "-Da=* -Db=1");
    Finished run = checkout.run("sql", "a  b", "", "*", "line\nline", "$HOME `id` \\ \"'", "-q");
    assertThat(run.out())
        .contains("<-Da=*><-Db=1>")
        .endsWith("<dev.bellwether.cli.Main><sql><a  b><><*><line\nline><$HOME `id` \\ \"'><-q>");
  }

  @Test
  void leavesStandardInputToTheProgramWhileItBuilds() throws IOException {
    checkout.maven("cat >/dev/null; finish");
    checkout.set("JAVA_HOME", checkout.fakeJava("cat", "21", "cat").toString());
    Checkout.script(checkout.root().resolve("cat/bin/javac"), "");
    String command = "echo question | '" + checkout.launcher() + "' sql";
    assertThat(checkout.run(folder, "sh", "-c", command).out()).isEqualTo("question\n");
  }

  @Test
  void explainsAJavaHomeWithoutJava() {
    Finished run = checkout.set("JAVA_HOME", "/nowhere").run("--version");
    assertFailure(run, 2, "JAVA_HOME is /nowhere", "a JDK 17 or newer");
  }

  @Test
  void explainsAnOldJavaWhetherOrNotItHasAReleaseFile() throws IOException {
    Path eleven = checkout.fakeJava("eleven", "11.0.2", "exit 9");
    Path eight =
        checkout.fakeJava("eight", "", "echo 'openjdk version \"1.8.0_392\" 2023-10-17' >&2");
    assertFailure(
        checkout.set("JAVA_HOME", eleven.toString()).run("--version"), 2, "11.0.2", "17 or newer");
    assertFailure(
        checkout.set("JAVA_HOME", eight.toString()).run("--version"), 2, "1.8.0_392", "17 or");
    Path mute = checkout.fakeJava("mute", "", "exit 1");
    assertFailure(
        checkout.set("JAVA_HOME", mute.toString()).run("--version"), 2, "cannot tell", "17 or");
  }

  @Test
  void explainsAJreThatCannotBuildButRunsOneThatIsBuilt() throws IOException {
    Path jre = checkout.fakeJava("jre", "17.0.9", "echo ran");
    checkout.set("JAVA_HOME", jre.toString());
    assertFailure(checkout.run("--version"), 2, "no javac", "a JDK 17 or newer");
    checkout.set("JAVA_HOME", System.getProperty("java.home"));
    assertVersion(checkout.run("--version"));
    assertThat(checkout.set("JAVA_HOME", jre.toString()).run("--version").out()).isEqualTo("ran\n");
  }

  @Test
  void explainsMissingPrograms() throws IOException {
    Path few = folder.resolve("few");
    Files.createDirectories(few);
    for (String name :
        new String[] {"sh", "dirname", "readlink", "find", "head", "mkdir", "ln", "rm"}) {
      Files.createSymbolicLink(few.resolve(name), Path.of("/bin").resolve(name));
    }
    checkout.set("PATH", few.toString());
    assertFailure(checkout.run("--version"), 2, "no mvn found", "install Maven");
    assertFailure(
        checkout.set("JAVA_HOME", null).run("--version"), 2, "no java found", "install a JDK");
  }

  @Test
  void asksAVersionManagersJavaWhereItLies() throws IOException {
    Path real = Path.of(System.getProperty("java.home"));
    Checkout.script(
        checkout.tools().resolve("java"), "exec '" + real.resolve("bin/java") + "' \"$@\"");
    assertVersion(checkout.set("JAVA_HOME", null).run("--version"));
  }

  @Test
  void keepsWhatTheJvmSaysOffStandardOutput() {
    checkout.set("BELLWETHER_JAVA_OPTS", "-Xverify:none");
    Finished run = checkout.run("--version");
    assertThat(run.err()).contains("warning");
    assertThat(run.out()).matches("bellwether \\S+\n");
  }

  @Test
  void letsTheUserChooseAnotherCollector() {
    assertVersion(checkout.set("BELLWETHER_JAVA_OPTS", "-XX:+UseParallelGC").run("--version"));
  }

  static void assertVersion(Finished run) {
    assertThat(run.out()).as("standard error: %s", run.err()).matches("bellwether \\S+\n");
    assertThat(run.code()).isZero();
  }

  static void assertFailure(Finished run, int code, String error, String hint) {
    assertThat(run.err()).containsPattern("bellwether: error: .*").contains(error);
    assertThat(run.err()).containsPattern("bellwether: hint: .*").contains(hint);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
  }
}
