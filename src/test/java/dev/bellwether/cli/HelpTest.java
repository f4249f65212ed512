package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What {@code --help} shows, for every command in the tree. */
class HelpTest {
  private static final int SCREEN_LINES = 45;
  private static final int SCREEN_COLUMNS = 80;

  @TempDir Path folder;

  static List<String> commands() {
    List<String> names = new ArrayList<>();
    collect("", root(), names);
    return names;
  }

  private static void collect(String path, CommandLine command, List<String> names) {
    names.add(path.strip());
    command.getSubcommands().forEach((name, sub) -> collect(path + " " + name, sub, names));
  }

  private static CommandLine root() {
    Surroundings nowhere =
        new Surroundings(
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of(),
            Path.of(""),
            Path.of(""),
            Path.of(""),
            Clock.systemUTC(),
            () -> "",
            false,
            false,
            SCREEN_COLUMNS);
    return Program.commandLine(new Console(nowhere), Interrupts.none());
  }

  private static String file(String command) {
    String name = command.isEmpty() ? "bellwether" : command.replace(' ', '-');
    return name + "/help/stdout";
  }

  private Ran help(String command) {
    return new Shell(folder).run((command + " --help").strip().split(" "));
  }

  @ParameterizedTest(name = "bellwether {0} --help")
  @MethodSource("commands")
  void isWhatTheGoldenFileHolds(String command) throws IOException {
    Ran help = help(command).exits(ExitCode.DONE).says();

    Golden.check(file(command), help.out());
  }

  @ParameterizedTest(name = "bellwether {0} --help")
  @MethodSource("commands")
  void fitsAScreen(String command) {
    List<String> lines = help(command).rows();

    assertThat(lines).hasSizeLessThanOrEqualTo(SCREEN_LINES);
    assertThat(lines).allMatch(line -> line.length() <= SCREEN_COLUMNS);
  }

  @ParameterizedTest(name = "bellwether {0} --help")
  @MethodSource("commands")
  void showsAnExampleOfTheCommandItself(String command) {
    String out = help(command).out();

    String examples = out.substring(Math.max(out.indexOf("\nExample"), 0));
    assertThat(out).containsPattern("\nExamples?:\n");
    assertThat(examples).contains("\n  bellwether " + command);
  }

  @ParameterizedTest(name = "bellwether {0} --help")
  @MethodSource("commands")
  void beginsWithItsPurposeAndThenItsUsage(String command) {
    List<String> lines = help(command).rows();

    assertThat(lines.get(0)).matches("[A-Z].*[.,]");
    assertThat(lines).anyMatch(line -> line.startsWith("Usage: bellwether " + command));
  }

  @ParameterizedTest(name = "bellwether {0}")
  @MethodSource("commands")
  void givesEachExampleAsACommandThatParses(String command) {
    help(command)
        .out()
        .lines()
        .filter(line -> line.startsWith("  bellwether "))
        .flatMap(line -> Stream.of(line.split("&&")))
        .forEach(HelpTest::parse);
  }

  private static void parse(String example) {
    List<String> words = Words.of(example.replaceAll("[|>].*", "").strip());
    List<String> arguments = words.subList(1, words.size());
    assertThat(words.get(0)).isEqualTo("bellwether");
    root().parseArgs(arguments.toArray(String[]::new));
  }

  /** A per cent sign that is not doubled makes picocli complain past the console. */
  @Test
  void saysNothingBesideTheHelp() {
    PrintStream real = System.err;
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
    try {
      commands().forEach(this::help);
    } finally {
      System.setErr(real);
    }
    assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void makesNoFiles() throws IOException {
    commands().forEach(this::help);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void hasAGroupForExactlyTheCommandsThereAre() {
    assertThat(CommandGroups.grouped()).isEqualTo(new TreeSet<>(root().getSubcommands().keySet()));
  }

  @Test
  void hasNoGoldenFileOfACommandThatIsGone() throws IOException {
    List<String> known = commands().stream().map(HelpTest::file).toList();

    try (Stream<Path> files = Files.walk(Golden.folder())) {
      List<String> found =
          files
              .filter(file -> file.endsWith("help/stdout"))
              .map(file -> Golden.folder().relativize(file).toString())
              .toList();
      assertThat(found).containsExactlyInAnyOrderElementsOf(known);
    }
  }

  @Test
  void rootNamesEveryExitCode() {
    String out = help("").out();

    for (ExitCode code : ExitCode.values()) {
      assertThat(out).containsPattern("[ \n]" + code.code() + " [a-z]");
    }
  }
}
