package dev.bellwether.report;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Chromium without a window: opens a file and tells what the page became and complained
 * of.
 */
record Browser(Path program, Path folder) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final long LIMIT_SECONDS = 120;

  /**
   * A page after its load.
   *
   * @param dom the document as the browser serialises it
   * @param complaints what it wrote to its console
   */
  record Opened(String dom, List<String> complaints) {}

  /** Empty where no Chromium is on the path. The browser's profile lies in the folder. */
  static Optional<Browser> in(Path folder) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Browser(program, folder));
  }

  Opened open(Path page, String... flags) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom");
    Path log = folder.resolve("log");
    List<String> command = command(flags);
    command.addAll(List.of("--dump-dom", page.toUri().toString()));
    run(command, dom, log);
    List<String> complaints =
        Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Opened(Files.readString(dom), complaints);
  }

  /** Prints the page as it would be on paper. */
  byte[] print(Path page) throws IOException, InterruptedException {
    Path pdf = folder.resolve("page.pdf");
    List<String> command = command("--no-pdf-header-footer", "--print-to-pdf=" + pdf);
    command.add(page.toUri().toString());
    run(command, folder.resolve("dom"), folder.resolve("log"));
    try (InputStream in = Files.newInputStream(pdf)) {
      return in.readAllBytes();
    }
  }

  private List<String> command(String... flags) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(flags));
    return command;
  }

  private void run(List<String> command, Path out, Path log)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new IOException("the browser did not end: " + Files.readString(log));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "the browser ended with " + process.exitValue() + ": " + Files.readString(log));
    }
  }
}
