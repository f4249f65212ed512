package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may import whom, as a table: {@code cli -> engine -> stages -> llm -> vocabulary}. */
class ArchitectureTest {
  private static final String ROOT = "dev.bellwether";

  /** A room and the rooms it may import; the vocabulary is open to all. */
  private static final Map<String, Set<String>> ALLOWED =
      table(
          "                 | ",
          "config           | ",
          "calendar         | ",
          "entity           | ",
          "backtest         | ",
          "signal           | ",
          "chunk            | ",
          "filing           | ",
          "report           | ",
          "ingest           | ",
          "ingest.file      | ingest entity",
          "guard            | ",
          "ingest.edgar     | ingest entity guard",
          "ingest.feed      | ingest ingest.file entity",
          "ingest.live      | ingest ingest.file ingest.feed ingest.edgar ingest.web entity guard",
          "ingest.panel     | ",
          "ingest.price     | ingest ingest.file ingest.live ingest.web entity",
          "ingest.web       | ",
          "llm              | guard prompt",
          "prompt           | ",
          "llm.embedded     | llm",
          "llm.gemini       | llm prompt",
          "llm.anthropic    | llm prompt",
          "llm.openai       | llm prompt",
          "llm.local        | llm prompt guard",
          "llm.local.gguf   | ",
          "llm.local.files  | guard llm.local.gguf",
          "llm.local.server | llm llm.local",
          "llm.local.memory | llm.local llm.local.gguf",
          "llm.local.wire   | ",
          "llm.local.worker | llm.local.wire",
          "llm.local.jvm    | llm.local llm.local.wire llm.local.worker",
          "route            | ",
          "mask             | llm",
          "score            | llm",
          "bulk             | filing ingest",
          "spark            | bulk engine",
          "store            | ",
          "notify           | ",
          "notify.discord   | notify",
          "watch            | notify ingest.live ingest.file",
          "bench            | ",
          "bench.live       | ",
          "telemetry        | llm guard watch",
          "engine           | bulk bench bench.live config calendar entity backtest signal chunk filing report ingest ingest.file ingest.feed ingest.edgar ingest.live ingest.panel ingest.price ingest.web notify notify.discord watch guard prompt llm llm.local llm.local.files llm.local.gguf llm.local.jvm llm.local.memory llm.local.server llm.embedded llm.gemini llm.anthropic llm.openai mask route score store telemetry",
          "cli              | bulk bench bench.live engine watch notify.discord chunk config report store ingest.file");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          // Not ArchUnit's own, which does not know the tests of the profile spark, in
          // target/spark.
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);

  private static Map<String, Set<String>> table(String... rows) {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    for (String row : rows) {
      String[] parts = row.split("\\|", -1);
      Set<String> allowed =
          Arrays.stream(parts[1].strip().split(" +", -1))
              .filter(room -> !room.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      table.put(parts[0].strip(), allowed);
    }
    return table;
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }

  @Test
  void everyRoomStandsInTheTable() {
    Set<String> rooms =
        CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));
    // Built only with the profile of its name.
    rooms.add("spark");
    assertThat(rooms).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
  }

  @Test
  void roomsImportOnlyWhatTheTableAllows() {
    Set<String> violations = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        boolean ours = target.getPackageName().startsWith(ROOT);
        if (ours && !mayImport(room(type), room(target))) {
          violations.add(type.getName() + " -> " + target.getName());
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  private static boolean mayImport(String from, String to) {
    return to.isEmpty() || from.equals(to) || ALLOWED.getOrDefault(from, Set.of()).contains(to);
  }

  @Test
  void onlyTheStoreSpeaksSql() {
    assertThat(usersOf("java.sql")).containsOnly("store");
    assertThat(usersOf("org.duckdb")).containsOnly("store");
    assertThat(usersOf("org.sqlite")).containsOnly("store");
  }

  @Test
  void onlyTheCommandLineUsesPicocli() {
    assertThat(usersOf("picocli")).containsOnly("cli");
  }

  private static Set<String> usersOf(String library) {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      boolean uses =
          type.getDirectDependenciesFromSelf().stream()
              .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library));
      if (uses) {
        rooms.add(room(type));
      }
    }
    return rooms;
  }

  @Test
  void nothingButTheCommandLineReadsTheSystemClockOrTheEnvironment() {
    Set<String> forbidden =
        Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.getenv");
    assertThat(callersOf(forbidden, Set.of("cli"))).isEmpty();
  }

  @Test
  void theProcessEndsInOnePlace() {
    assertThat(callersOf(Set.of("java.lang.System.exit"), Set.of()))
        .containsExactly("dev.bellwether.cli.Main");
  }

  @Test
  void nobodyPrintsPastTheConsole() {
    Set<String> violations = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      type.getFieldAccessesFromSelf().stream()
          .filter(access -> access.getTarget().getOwner().getName().equals("java.lang.System"))
          .filter(access -> Set.of("out", "err").contains(access.getTarget().getName()))
          .forEach(access -> violations.add(type.getName()));
    }
    assertThat(violations).isEmpty();
  }

  private static Set<String> callersOf(Set<String> methods, Set<String> exceptRooms) {
    Set<String> callers = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (JavaAccess<?> call : type.getAccessesFromSelf()) {
        String target = call.getTargetOwner().getName() + "." + call.getTarget().getName();
        if (methods.contains(target) && !exceptRooms.contains(room(type))) {
          callers.add(type.getName());
        }
      }
    }
    return callers;
  }
}
