package dev.bellwether.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Runs commands in a folder of its own as a user does, in a world that holds still: the clock
 * stands while a command runs and moves on by a minute before the next, and run ids end in r001,
 * r002, ...
 */
final class Shell {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final int WIDTH = 100;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private Interrupts interrupts = Interrupts.none();
  private Function<Instant, Clock> clocks = now -> Clock.fixed(now, ZoneOffset.UTC);
  private boolean outIsTerminal;
  private boolean errIsTerminal;
  private int commands;
  private int runs;

  /** Standard output and standard error are piped. */
  Shell(Path folder) {
    this.folder = folder;
  }

  /** A person reads both streams from now on. */
  Shell onTerminal() {
    outIsTerminal = true;
    errIsTerminal = true;
    return this;
  }

  /** Both streams are piped from now on. */
  Shell piped() {
    outIsTerminal = false;
    errIsTerminal = false;
    return this;
  }

  /** Only standard output is piped, as in {@code bellwether ... | less}. */
  Shell pipedOut() {
    outIsTerminal = false;
    errIsTerminal = true;
    return this;
  }

  Shell set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell unset(String variable) {
    environment.remove(variable);
    return this;
  }

  Shell interruptedBy(Interrupts signals) {
    interrupts = signals;
    return this;
  }

  /** Another clock, made from the time at which a command starts. */
  Shell timedBy(Function<Instant, Clock> others) {
    clocks = others;
    return this;
  }

  /** The folder that commands run in; it is the workspace unless they name another. */
  Path folder() {
    return folder;
  }

  Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one command, without the word {@code bellwether}. */
  Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = run(out, err, arguments);
    return new Ran(String.join(" ", arguments), code, text(out), text(err));
  }

  /** Runs one command on streams of the caller's; returns the exit code. */
  int run(OutputStream out, OutputStream err, String... arguments) {
    Instant now = START.plus(Duration.ofMinutes(commands++));
    Surroundings surroundings =
        new Surroundings(
            out,
            err,
            Map.copyOf(environment),
            folder,
            folder.resolve("home"),
            installation(),
            clocks.apply(now),
            () -> String.format("r%03d", ++runs),
            outIsTerminal,
            errIsTerminal,
            WIDTH,
            folder.resolve("system"));
    return Program.run(surroundings, interrupts, arguments);
  }

  private static Path installation() {
    return Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
  }

  private String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).replace(folder.toString(), "<dir>");
  }
}
