package dev.bellwether.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the real launchers in a folder, and looks at what they leave there. */
final class Launched {
  static final Path HOME = Path.of(System.getProperty("bellwether.home"));
  static final Path SPARK = HOME.resolve("target/spark");
  private static final int MINUTES = 15;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private final Path folder;
  private final Map<String, String> variables = new TreeMap<>();
  private int runs;

  /** Uses what the build has made, which is put in its place first. */
  Launched(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    List<String> prepare = List.of(HOME.resolve("bin/bellwether-spark").toString(), "--prepare");
    start(Map.of(), prepare).ends();
  }

  /** A process that was started; its output goes to files. */
  record Started(Process process, Path out, Path err) {
    String ends() throws IOException, InterruptedException {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      return Files.readString(out);
    }

    /** The summary of a run that ended with this code. */
    JsonNode summary(int code) throws IOException, InterruptedException {
      String said = ends();
      assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(code);
      return new ObjectMapper().readTree(said);
    }
  }

  /** Sets a variable for what is started from now on. */
  Launched with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Starts a stage on Spark. */
  Started onSpark(String master, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/bellwether").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--on", "spark", "--master", master));
    return start(Map.of("SPARK_LOCAL_IP", "127.0.0.1"), command);
  }

  /** Starts a command on this machine alone. */
  Started here(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "-cp",
                SPARK.resolve("dist/bellwether.jar").toString(),
                "-Dorg.sqlite.lib.path=" + SPARK.resolve("dist/lib"),
                "-Dbellwether.home=" + HOME,
                "dev.bellwether.cli.Main"));
    command.addAll(List.of(arguments));
    return start(Map.of(), command);
  }

  /** Starts a class of Spark itself. */
  Started spark(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA, "-cp", SPARK.resolve("home/jars") + "/*"));
    command.addAll(List.of(arguments));
    return start(environment, command);
  }

  private Started start(Map<String, String> environment, List<String> command) throws IOException {
    Path out = folder.resolve("out-" + ++runs);
    Path err = folder.resolve("err-" + runs);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    builder.environment().putAll(variables);
    return new Started(builder.start(), out, err);
  }

  /** Runs SQL of DuckDB. */
  void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Headlines of made-up companies; one in fifty has a body, one in 501 no time, 60 come twice. */
  Path headlines(int count) throws SQLException {
    Path file = folder.resolve("headlines.parquet");
    sql(
        ("copy (with t as (select range i from range(%d)) select 'Company ' || (i %% 97) || ' ' ||"
                + " ['raises','cuts','misses','beats','confirms'][1 + i %% 5] || ' forecast by ' || i"
                + " || ' as analysts expected ' || (i %% 13) as title, case when i %% 50 = 0 then"
                + " repeat('Revenue rose ' || i || ' percent. ', 30) else '' end as body,"
                + " case when i %% 7 = 0 then [] else ['T' || (i %% 97), 'U' || (i %% 3)] end::varchar[] as"
                + " tickers, case when i %% 501 = 500 then null else timestamp '2024-01-02 10:00:00' +"
                + " interval (i %% 20) day + interval (i) second end as published_at from t union all"
                + " select upper(title), body, tickers, published_at + interval 1 day from (select"
                + " 'Company ' || i || ' wins' as title, '' as body, ['AA'] as tickers, timestamp"
                + " '2024-01-03' as published_at from t where i < 60) union all select 'Company ' || i"
                + " || ' wins', '', ['AA'], timestamp '2024-01-03' from t where i < 60) to '%s' (format"
                + " parquet)")
            .formatted(count, file));
    return file;
  }

  /** Every file of two outputs is the same to the last byte. */
  static void assertSame(Path one, Path other) throws IOException {
    List<String> files = files(one);
    assertThat(files).isNotEmpty();
    assertThat(files(other)).isEqualTo(files);
    for (String file : files) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  static List<String> files(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .filter(file -> !file.startsWith("_temporary"))
          .sorted()
          .toList();
    }
  }
}
