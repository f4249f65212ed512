package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ClassProbabilities;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersIT {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

  @TempDir private Path folder;
  private State state;
  private Answers answers;

  @BeforeEach
  void open() {
    state = State.open(Workspace.in(folder));
    answers = new Answers(state);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private static Answers.Answer answer(Optional<ClassProbabilities> probabilities) {
    return new Answers.Answer(
        new Verdict(Direction.BEARISH, -0.75, 0.5, probabilities, "guidance cut"),
        new TokenUsage(900, 100, 40, true),
        new Cost(321),
        "gemini-3.5-flash-lite");
  }

  @Test
  void anAnswerComesBackAsItWas() {
    Answers.Answer with = answer(Optional.of(new ClassProbabilities(0.8, 0.15, 0.05)));
    Answers.Answer without = answer(Optional.empty());
    answers.keep("with", with, NOW);
    answers.keep("without", without, NOW);

    assertThat(answers.find("with", NOW)).contains(with);
    assertThat(answers.find("without", NOW)).contains(without);
    assertThat(answers.find("other", NOW)).isEmpty();
    assertThat(answers.stats()).isEqualTo(new Answers.Stats(2, 2, 642));
  }

  @Test
  void anAnswerThatIsTooOldIsNotUsed() {
    answers.keep("a", answer(Optional.empty()), NOW);

    assertThat(answers.find("a", NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void theOldestAnswersMakeRoom() {
    for (int i = 0; i < 5; i++) {
      answers.keep("k" + i, answer(Optional.empty()), NOW.plusSeconds(i));
    }
    answers.trim(3);

    assertThat(answers.find("k1", NOW)).isEmpty();
    assertThat(answers.find("k2", NOW)).isPresent();
    assertThat(answers.clear()).isEqualTo(3);
  }
}
