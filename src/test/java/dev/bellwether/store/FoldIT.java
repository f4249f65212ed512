package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ConfidenceScale;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Provenance;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Database.Options OPTIONS =
      new Database.Options(128, 2, Duration.ofSeconds(5));

  @TempDir private Path folder;

  private static Selection selection(String model) {
    return new Selection(Tier.EMBEDDED, model, "f", "none", "", "a=1");
  }

  /** Two scored texts, one of them twice, a dead letter, a call and a finished run. */
  private static void work(State state, String runId, double value) {
    try (ScoreJournal journal = new ScoreJournal(state, runId, selection("m"))) {
      for (String hash : List.of("one", "two", "one")) {
        journal.add("AAPL", score(hash, value), List.of(verdict(value), verdict(0)), NOW);
      }
      journal.addDeadLetter("three", "*", "unreadable", NOW);
      journal.addCall(runId + "/1", "done", 3, TokenUsage.NONE, new Cost(7), Duration.ZERO, NOW);
      journal.commit();
    }
    Runs.begin(state, run(runId), ProcessHandle.current());
    Runs.end(state, runId, NOW.plusSeconds(2), "done", "{\"scored\":2}");
  }

  private static Score score(String hash, double value) {
    Provenance provenance =
        new Provenance(selection("m"), TokenUsage.NONE, new Cost(7), Duration.ofMillis(3), true);
    return new Score(hash, Optional.empty(), value, 0.5, Direction.BULLISH, provenance);
  }

  private static Verdict verdict(double score) {
    return new Verdict(Direction.BULLISH, score, 0.5, Optional.empty(), "because");
  }

  private static Runs.Run run(String id) {
    return new Runs.Run(id, "score", "score -q", "s", "1", NOW, Optional.empty(), "running", "{}");
  }

  private static void fold(Workspace workspace) {
    try (State state = State.open(workspace);
        Database database = Database.openForWriting(workspace, OPTIONS, waiting -> {})) {
      Fold.run(state, database);
    }
  }

  @Test
  void everythingMovesOnceAndTheNewerOfTwoScoresCounts() throws SQLException {
    Workspace workspace = Workspace.in(folder);
    try (State state = State.open(workspace)) {
      work(state, "r1", 0.25);
      work(state, "r2", 0.75);
      assertThat(Fold.behind(state)).isEqualTo(2 * 12);
    }
    fold(workspace);
    var tables = Rows.of(workspace.database());
    assertThat(tables.get("scores"))
        .hasSize(2)
        .allMatch(row -> row.contains("\"value\":0.75") && row.contains("\"run_id\":\"r2\""));
    assertThat(tables.get("verdicts")).hasSize(8);
    assertThat(tables.get("calls")).hasSize(2);
    assertThat(tables.get("dead_letters")).hasSize(1);
    assertThat(tables.get("runs")).hasSize(2);
    assertThat(tables.get("selections")).hasSize(1);
    try (State state = State.open(workspace)) {
      assertThat(Fold.behind(state)).isZero();
    }
    fold(workspace);
    assertThat(Rows.of(workspace.database())).isEqualTo(tables);
  }

  @Test
  void aTextThatAnotherProcessScoredWhileARunGaveItUpIsNoDeadLetter() throws SQLException {
    Workspace workspace = Workspace.in(folder);
    try (State state = State.open(workspace)) {
      for (String run : List.of("before", "meanwhile")) {
        Instant scored = run.equals("before") ? NOW.minusSeconds(1) : NOW.plusSeconds(1);
        try (ScoreJournal journal = new ScoreJournal(state, "other", selection("m"))) {
          journal.add("AAPL", score(run, 0.5), List.of(verdict(0.5)), scored);
          journal.commit();
        }
        try (ScoreJournal journal = new ScoreJournal(state, "r1", selection("m"))) {
          journal.addDeadLetter(run, "AAPL", "unreadable", NOW.plusSeconds(2));
          journal.commit();
        }
      }
      Runs.begin(state, run("r1"), ProcessHandle.current());
      Runs.end(state, "r1", NOW.plusSeconds(3), "partial", "{}");
    }
    fold(workspace);

    assertThat(Rows.of(workspace.database()).get("dead_letters"))
        .singleElement()
        .asString()
        .contains("before");
  }

  @Test
  void aRatingReadsTheConfidenceAsTheModelIsCalibrated() throws SQLException {
    Workspace workspace = Workspace.in(folder);
    try (State state = State.open(workspace)) {
      work(state, "r1", 0.25);
    }
    fold(workspace);
    assertThat(ratings(workspace)).containsExactly("0.5 HOLD", "0.5 HOLD");

    ConfidenceScale scale = new ConfidenceScale(0.5, 3);
    try (State state = State.open(workspace)) {
      Calibrations.save(state, selection("m"), new ConfidenceScale(1, 1), 50, NOW);
      Calibrations.save(state, selection("m"), scale, 60, NOW);
      assertThat(Calibrations.load(state).scale(selection("m"))).contains(scale);
      assertThat(Calibrations.load(state).scale(selection("other"))).isEmpty();
      work(state, "r2", 0.25);
    }
    fold(workspace);
    String expected = Math.round(scale.apply(0.5) * 1e6) / 1e6 + " STRONG BUY";
    assertThat(ratings(workspace)).containsExactly(expected, expected);
  }

  private static List<String> ratings(Workspace workspace) throws SQLException {
    List<String> ratings = new ArrayList<>();
    try (Database database = Database.openForReading(workspace, OPTIONS, waiting -> {})) {
      database.query(
          "SELECT round(probability, 6) || ' ' || rating FROM ratings",
          row -> ratings.add(row.getString(1)));
    }
    return ratings;
  }

  /** As if the process had been killed between the commit here and the deletion there. */
  @Test
  void aKillBetweenTheTwoCommitsChangesNothing() throws IOException, SQLException {
    Workspace workspace = Workspace.in(folder);
    try (State state = State.open(workspace)) {
      work(state, "r1", 0.25);
    }
    Path undeleted = folder.resolve("undeleted");
    Files.copy(workspace.state(), undeleted);
    fold(workspace);
    var tables = Rows.of(workspace.database());
    for (int kill = 0; kill < 3; kill++) {
      Files.copy(undeleted, workspace.state(), StandardCopyOption.REPLACE_EXISTING);
      fold(workspace);
      assertThat(Rows.of(workspace.database())).isEqualTo(tables);
    }
    try (State state = State.open(workspace)) {
      assertThat(Fold.behind(state)).isZero();
    }
  }

  @Test
  void aRunThatStillGoesStays() throws SQLException {
    Workspace workspace = Workspace.in(folder);
    try (State state = State.open(workspace)) {
      Runs.begin(state, run("going"), ProcessHandle.current());
      work(state, "done", 0.5);
    }
    fold(workspace);
    assertThat(Rows.of(workspace.database()).get("runs"))
        .singleElement()
        .asString()
        .contains("\"id\":\"done\"");
    try (State state = State.open(workspace)) {
      Runs.end(state, "going", NOW, "done", "{}");
    }
    fold(workspace);
    assertThat(Rows.of(workspace.database()).get("runs")).hasSize(2);
  }
}
