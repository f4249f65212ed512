package dev.bellwether.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger of runs: which command ran when, on what, and how it ended. */
public final class Runs {

  /**
   * One execution of a command.
   *
   * @param id sortable by time
   * @param command such as {@code ingest news}
   * @param arguments as given, secrets redacted
   * @param settingsSha256 hash over all settings
   * @param version of Bellwether
   * @param startedAt when it began
   * @param endedAt when it ended; empty while it runs, or when it was killed
   * @param status running, done, partial, failed, interrupted or killed
   * @param summary its figures as JSON; {@code {}} until it ends
   */
  public record Run(
      String id,
      String command,
      String arguments,
      String settingsSha256,
      String version,
      Instant startedAt,
      Optional<Instant> endedAt,
      String status,
      String summary) {}

  private Runs() {}

  /** Notes that a run begins, with the process that runs it. */
  public static void begin(State state, Run run, ProcessHandle process) {
    state.transaction(
        "recording the run",
        () ->
            state.update(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, 'running', '{}')",
                run.id(),
                run.command(),
                run.arguments(),
                run.settingsSha256(),
                run.version(),
                process.pid(),
                startOf(process),
                Micros.of(run.startedAt())));
  }

  /** Notes how a run ended. */
  public static void end(State state, String id, Instant at, String status, String summary) {
    state.transaction(
        "recording the end of the run",
        () ->
            state.update(
                "UPDATE runs SET ended_at = ?, status = ?, summary = ? WHERE id = ?",
                Micros.of(at),
                status,
                summary,
                id));
  }

  /** A process id may be used again after a restart; with the start time it names one process. */
  static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** True while the process that had this id and start time goes on. */
  static boolean isAlive(long pid, long started) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process) == started)
        .isPresent();
  }

  /** Marks runs whose process is gone as killed. */
  static void buryTheDead(State state) throws SQLException {
    List<String> dead = new ArrayList<>();
    state.query(
        "SELECT id, pid, pid_started_at FROM runs WHERE status = 'running'",
        row -> {
          boolean alive = isAlive(row.getLong(2), row.getLong(3));
          if (!alive) {
            dead.add(row.getString(1));
          }
        });
    for (String id : dead) {
      state.update("UPDATE runs SET status = 'killed' WHERE id = ? AND status = 'running'", id);
    }
  }

  /** All runs known to the database, latest first. */
  public static List<Run> list(Database database) {
    List<Run> runs = new ArrayList<>();
    try {
      database.query(
          "SELECT id, command, arguments, settings_sha256, version, epoch_us(started_at),"
              + " epoch_us(ended_at), ended_at IS NULL, status, summary FROM runs"
              + " ORDER BY started_at DESC, id DESC",
          row ->
              runs.add(
                  new Run(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      Micros.toInstant(row.getLong(6)),
                      row.getBoolean(8)
                          ? Optional.empty()
                          : Optional.of(Micros.toInstant(row.getLong(7))),
                      row.getString(9),
                      row.getString(10))));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read runs");
    }
    return runs;
  }
}
