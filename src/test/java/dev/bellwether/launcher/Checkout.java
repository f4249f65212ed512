package dev.bellwether.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A checkout that holds the real launcher and hardly any sources. Its {@code mvn} is a script that
 * notes each call and hands out the jar and the libraries of the real build.
 */
final class Checkout {
  private static final int PATIENCE_SECONDS = 120;
  private static final Path DIST = Path.of(System.getProperty("bellwether.dist"));

  private final Path root;
  private final Path tools;
  private final Map<String, String> environment = new HashMap<>();
  private int processes;

  /** Makes the checkout in a folder that must not exist yet. */
  Checkout(Path root) throws IOException {
    this.root = root;
    this.tools = Files.createDirectories(root.resolve("tools"));
    Path real = Path.of(System.getProperty("bellwether.home"), "bin", "bellwether");
    Files.createDirectories(root.resolve("bin"));
    Files.copy(real, launcher());
    Files.createDirectories(source().getParent());
    Files.writeString(source(), "class Program {}");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    age(Duration.ofHours(-1), root.resolve("pom.xml"), source());
    age(Duration.ofHours(-1), source().getParent(), source().getParent().getParent());
    maven("finish");
    set("PATH", tools + ":/usr/bin:/bin");
    set("HOME", root.toString());
    set("JAVA_HOME", System.getProperty("java.home"));
    set("BELLWETHER_CDS", "off");
  }

  /** The start of a Maven script, which ends by calling {@code finish}, or otherwise. */
  void maven(String end) throws IOException {
    script(
        tools.resolve("mvn"),
        """
        set -eu
        began=$(date +%%Y%%m%%d-%%H%%M%%S-%%N)
        target='%s'/target
        real='%s'
        build=$target/builds/$began
        touch "$target/.began"
        echo "$began" >>"$target/../mvn.log"
        finish() {
          mkdir -p "$build" "$target/classes"
          cp "$real/bellwether.jar" "$build"
          ln -s "$real/lib" "$build/lib"
          touch -r "$target/.began" "$build/built"
          ln -sfn "builds/$began" "$target/dist"
        }
        """
                .formatted(quoted(root), quoted(DIST))
            + end
            + "\n");
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "'\\''");
  }

  /** Makes an executable shell script. */
  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A folder that looks like a Java installation whose {@code java} runs the given script. */
  Path fakeJava(String name, String version, String java) throws IOException {
    Path folder = root.resolve(name);
    script(folder.resolve("bin").resolve("java"), java);
    if (!version.isEmpty()) {
      Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }
    return folder;
  }

  Path root() {
    return root;
  }

  Path tools() {
    return tools;
  }

  Path launcher() {
    return root.resolve("bin").resolve("bellwether");
  }

  Path source() {
    return root.resolve("src").resolve("main").resolve("Program.java");
  }

  Path target() {
    return root.resolve("target");
  }

  /** Changes the source now, by the clock of the file system. */
  void edit() throws IOException {
    Files.writeString(source(), "class Program { /* edited */ }");
  }

  Path dist() throws IOException {
    return target().resolve("dist").toRealPath();
  }

  /** Moves modification times that far from now. */
  static void age(Duration fromNow, Path... files) throws IOException {
    for (Path file : files) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(fromNow)));
    }
  }

  /** Sets a variable for the processes to come; null removes it. */
  Checkout set(String name, String value) {
    if (value == null) {
      environment.remove(name);
    } else {
      environment.put(name, value);
    }
    return this;
  }

  /** How often Maven was called. */
  int builds() throws IOException {
    Path log = root.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  Finished run(String... arguments) {
    return run(root, launcher().toString(), arguments);
  }

  /** Runs a program in a folder to its end. */
  Finished run(Path folder, String program, String... arguments) {
    return start(folder, program, arguments).await();
  }

  Running start(Path folder, String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    try {
      int number = processes++;
      Path out = root.resolve("out." + number);
      Path err = root.resolve("err." + number);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes links, for JUnit warns about each that leads out of its temporary folder. */
  static void unlink(Path folder) throws IOException, InterruptedException {
    String unlink = "chmod -R u+w \"$0\"; find \"$0\" -type l -exec rm {} +";
    new ProcessBuilder("sh", "-c", unlink, folder.toString()).start().waitFor();
  }

  /** Names of what lies in a folder. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A process that may still run. */
  record Running(Process process, Path out, Path err) {

    Finished await() {
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("did not end; standard error: " + Files.readString(err));
        }
        return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    /** Sends a signal, such as INT, as kill(1) does. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
  }
}
