package dev.bellwether;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of others from npm. They are kept between runs, so that only the first one needs it. */
public final class Npm {
  private static final Path HOME = Path.of(System.getProperty("bellwether.home", "."));

  private Npm() {}

  /** A folder with one package; the test skips where npm does not give it. */
  public static Path folder(String name, String wanted) throws Exception {
    Path folder = HOME.resolve("target").resolve("npm").resolve(name);
    Files.createDirectories(folder);
    String plain = wanted.substring(0, wanted.lastIndexOf('@'));
    Assumptions.assumeTrue(
        Files.isDirectory(folder.resolve("node_modules").resolve(plain))
            || installed(folder, wanted),
        "skipped: npm does not give " + wanted);
    return folder.resolve("node_modules").resolve(plain);
  }

  /**
   * A folder with these packages, and a script of ours beside them; the test skips where npm does
   * not give them.
   *
   * @param script its path below {@code src/test/resources}
   * @param packages with their versions, such as {@code zod@4.6.7}
   */
  public static Path script(String script, String... packages) throws Exception {
    Path source = HOME.resolve("src/test/resources").resolve(script);
    String name = String.valueOf(source.getFileName());
    Path folder = HOME.resolve("target").resolve("npm").resolve(name.replace(".mjs", ""));
    Files.createDirectories(folder);
    boolean there = true;
    for (String each : packages) {
      String plain = each.substring(0, each.lastIndexOf('@'));
      there &= Files.isDirectory(folder.resolve("node_modules").resolve(plain));
    }
    Assumptions.assumeTrue(
        there || installed(folder, packages),
        "skipped: npm does not give " + String.join(", ", packages));
    Path copy = folder.resolve(name);
    Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }

  private static boolean installed(Path folder, String... packages) throws InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("npm", "i", "--silent", "--no-audit", "--no-fund"));
    command.addAll(List.of(packages));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
