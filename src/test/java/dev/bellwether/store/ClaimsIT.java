package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Content;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsIT {
  private static final Unscored.Item ONE = text("one");
  private static final Unscored.Item TWO = text("two");

  private static final Selection GEMINI = selection(Tier.GEMINI);
  private static final List<Selection> SELECTIONS = List.of(GEMINI);

  @TempDir private Path folder;
  private State state;
  private Process other;
  private Claims mine;
  private Claims others;

  private static Unscored.Item text(String hash) {
    return new Unscored.Item(new Content(hash, "A title", ""), "AAPL");
  }

  private static Selection selection(Tier tier) {
    return new Selection(tier, "m", "f", "p", "h", "");
  }

  @BeforeEach
  void begin() throws Exception {
    state = State.open(Workspace.in(folder));
    other = new ProcessBuilder("sleep", "60").start();
    mine = new Claims(state, ProcessHandle.current());
    others = new Claims(state, other.toHandle());
  }

  @AfterEach
  void end() {
    other.destroyForcibly();
    state.close();
  }

  @Test
  void whatOneProcessIsAtAnotherDoesNotGetBeforeItIsReleased() {
    assertThat(others.take(List.of(TWO), SELECTIONS)).containsExactly(TWO);

    assertThat(mine.take(List.of(ONE, TWO), SELECTIONS)).containsExactly(ONE);
    List<String> names = List.of(Claims.name(ONE), Claims.name(TWO));
    assertThat(mine.others(names)).as("not its own").containsExactly(Claims.name(TWO));

    mine.release(List.of(TWO));
    assertThat(mine.take(List.of(TWO), SELECTIONS)).as("nobody releases for others").isEmpty();
    others.release(List.of(TWO));
    assertThat(mine.others(names)).isEmpty();
    assertThat(mine.take(List.of(TWO), SELECTIONS)).containsExactly(TWO);
  }

  @Test
  void whatADeadProcessWasAtIsFreeAtOnce() throws Exception {
    others.take(List.of(ONE, TWO), SELECTIONS);
    other.destroyForcibly().waitFor();

    assertThat(mine.others(List.of(Claims.name(ONE)))).isEmpty();
    assertThat(mine.take(List.of(ONE), SELECTIONS)).containsExactly(ONE);
    mine.forgetTheDead();
    int[] left = {0};
    state.look(
        "counting", () -> state.query("SELECT count(*) FROM claims", r -> left[0] = r.getInt(1)));
    assertThat(left[0]).isEqualTo(1);
  }

  @Test
  void aTextThatHasNewsSinceTheLastFoldIsNotTaken() {
    try (ScoreJournal journal = new ScoreJournal(state, "r", GEMINI)) {
      journal.addDeadLetter("one", "AAPL", "down", Instant.EPOCH);
      journal.commit();
    }

    assertThat(mine.take(List.of(ONE, TWO), SELECTIONS)).containsExactly(TWO);
  }

  @Test
  void aTextThatWaitsForABatchIsNotTakenByWhoeverWantsTheSame() {
    Spending spending =
        new Spending(
            state,
            List.of(new Spending.Limit(Optional.empty(), 1_000_000, 1_000_000)),
            ProcessHandle.current());
    new Batches(state, spending, ProcessHandle.current())
        .begin(
            "b",
            Tier.GEMINI,
            "m",
            new Batches.Account("host", "print"),
            "r",
            List.of(
                new Batches.Question(0, "one", "AAPL", GEMINI, "headline", 1, 100, "key", false)),
            Instant.EPOCH);

    assertThat(mine.take(List.of(ONE, TWO), SELECTIONS)).containsExactly(TWO);
    assertThat(mine.take(List.of(ONE), List.of(selection(Tier.CLAUDE)))).containsExactly(ONE);
  }
}
