package dev.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with a file {@code commands} and the inputs they read. A line of it is
 *
 * <ul>
 *   <li>{@code bellwether ...}, with {@code NAME=VALUE} before it for the environment, run piped;
 *   <li>the same after {@code [terminal]}, run on a terminal;
 *   <li>{@code cat FILE}.
 * </ul>
 */
final class Session {
  private static final String COMMANDS = "commands";
  private static final String ON_TERMINAL = "[terminal] ";

  private final Path golden;
  private final Shell shell;
  private final StringBuilder transcript = new StringBuilder();

  Session(Path golden, Path folder) {
    this.golden = golden;
    this.shell = new Shell(folder);
  }

  /** Every folder that holds a session, in order. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(Golden.folder())) {
      return files.filter(f -> f.endsWith(COMMANDS)).map(Path::getParent).sorted().toList();
    }
  }

  /** Runs the commands and returns what was typed and what was seen. */
  String play() throws IOException {
    copyInputs();
    for (String line : Files.readAllLines(golden.resolve(COMMANDS))) {
      if (!line.isBlank()) {
        play(line);
      }
    }
    return transcript.toString();
  }

  private void copyInputs() throws IOException {
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        shell.write(golden.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private void play(String line) {
    transcript.append("$ ").append(line).append('\n');
    if (line.startsWith("cat ")) {
      append("", shell.read(line.substring("cat ".length())));
    } else {
      run(line);
    }
    transcript.append('\n');
  }

  private void run(String line) {
    boolean terminal = line.startsWith(ON_TERMINAL);
    List<String> words =
        new ArrayList<>(Words.of(terminal ? line.substring(ON_TERMINAL.length()) : line));
    List<String> variables = new ArrayList<>();
    while (words.get(0).contains("=")) {
      String[] variable = words.remove(0).split("=", 2);
      shell.set(variable[0], variable[1]);
      variables.add(variable[0]);
    }
    if (!words.remove(0).equals("bellwether")) {
      throw new IllegalArgumentException("not a command of ours: " + line);
    }
    Ran ran = (terminal ? shell.onTerminal() : shell.piped()).run(words.toArray(String[]::new));
    variables.forEach(shell::unset);
    append("", ran.out());
    append("2> ", ran.err());
    if (ran.code() != 0) {
      transcript.append("exit ").append(ran.code()).append('\n');
    }
  }

  private void append(String prefix, String text) {
    if (!text.isEmpty()) {
      String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text + "<no end>";
      for (String line : whole.split("\n", -1)) {
        transcript.append(prefix).append(steady(line)).append('\n');
      }
    }
  }

  /** Replaces what differs from machine to machine (the last digits do), or with a setting. */
  private static String steady(String line) {
    return line.replaceAll("[0-9a-f]{64}", "<sha256>")
        .replace("\r\u001b[K", "<redraw>")
        .replaceAll("(\\.\\d{6})\\d{3,}", "$1~")
        .replaceAll("\"ms_per_item\":[0-9.E-]+", "\"ms_per_item\":<n>")
        .replaceAll("\\d+ MB free", "<n> MB free")
        .replaceAll("(java\\t\\w+\\t)[^,]+", "$1<version>");
  }
}
