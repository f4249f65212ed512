package dev.bellwether.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything a command sees of the world outside, so that tests can be the world.
 *
 * @param out standard output; a write to a closed pipe throws
 * @param err standard error
 * @param environment environment variables
 * @param directory the current directory
 * @param home the user's home folder
 * @param installation the folder that holds {@code datasets/}
 * @param clock what time it is
 * @param suffixes random letters that make run ids unique
 * @param outIsTerminal true if a person reads standard output
 * @param errIsTerminal true if a person reads standard error
 * @param width columns of the terminal
 * @param systemRoot folder that holds {@code proc} and {@code sys}
 */
record Surroundings(
    OutputStream out,
    OutputStream err,
    Map<String, String> environment,
    Path directory,
    Path home,
    Path installation,
    Clock clock,
    Supplier<String> suffixes,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int width,
    Path systemRoot) {
  private static final int USUAL_WIDTH = 100;
  private static final Path SYSTEM_ROOT = Path.of("/");
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  /** On this machine. */
  Surroundings(
      OutputStream out,
      OutputStream err,
      Map<String, String> environment,
      Path directory,
      Path home,
      Path installation,
      Clock clock,
      Supplier<String> suffixes,
      boolean outIsTerminal,
      boolean errIsTerminal,
      int width) {
    this(
        out,
        err,
        environment,
        directory,
        home,
        installation,
        clock,
        suffixes,
        outIsTerminal,
        errIsTerminal,
        width,
        SYSTEM_ROOT);
  }

  static Surroundings ofThisProcess() {
    Map<String, String> environment = System.getenv();
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    return new Surroundings(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        environment,
        Path.of("").toAbsolutePath(),
        Path.of(home),
        Path.of(System.getProperty("bellwether.home", ".")),
        Clock.systemUTC(),
        Surroundings::fourLetters,
        Boolean.getBoolean("bellwether.stdout.terminal"),
        Boolean.getBoolean("bellwether.stderr.terminal"),
        Integer.getInteger("bellwether.width", USUAL_WIDTH));
  }

  private static String fourLetters() {
    SecureRandom random = new SecureRandom();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
