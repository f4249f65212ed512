package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built program in a process of its own; its streams go into files. */
record ChildProcess(Process process, Path out, Path err) {

  /** What is left of one that has ended. */
  record Ended(int code, String out, String err) {}

  /**
   * Starts a command, without the word {@code bellwether}.
   *
   * @param scratch for its temporary folder and its streams
   * @param jvm options of the Java machine
   */
  static ChildProcess start(Path scratch, Path workspace, List<String> arguments, String... jvm)
      throws IOException {
    Path dist = Path.of(System.getProperty("bellwether.dist")).toAbsolutePath();
    Path temporary = Files.createDirectories(scratch.resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Dorg.sqlite.lib.path=" + dist.resolve("lib"),
                "-Dbellwether.home=" + System.getProperty("bellwether.home"),
                "-cp",
                dist.resolve("bellwether.jar").toString(),
                "dev.bellwether.cli.Main"));
    command.addAll(1, List.of(jvm));
    command.addAll(arguments);
    command.addAll(List.of("--workspace", workspace.toString()));
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    // What is written and when is the same for every model; this one is fast enough for many kills.
    builder.environment().put("BELLWETHER_EMBEDDED_MODEL", "lexicon");
    Process process =
        builder
            .directory(scratch.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new ChildProcess(process, out, err);
  }

  /** Waits for the end. */
  Ended end() throws IOException, InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
