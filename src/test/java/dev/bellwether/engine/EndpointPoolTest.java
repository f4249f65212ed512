package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.Chunk;
import dev.bellwether.Selection;
import dev.bellwether.Span;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.embedded.LexiconModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointPoolTest {
  private static final LanguageModel LEXICON = LexiconModel.load();
  private final List<String> asked = new ArrayList<>();

  private interface Failing {
    Completion answer() throws ModelException;
  }

  private LanguageModel endpoint(String name, Failing answer) {
    return new LanguageModel() {
      @Override
      public Selection selection() {
        return LEXICON.selection();
      }

      @Override
      public Completion complete(Question question) throws ModelException {
        asked.add(name);
        return answer.answer();
      }
    };
  }

  private static Question question() {
    Chunk chunk = new Chunk("0".repeat(32), 0, Chunk.Kind.TITLE, new Span(0, 5), "Beats");
    return new Question(chunk, "", Optional.empty(), Instant.MAX, Optional.empty());
  }

  private static Completion answer() throws ModelException {
    return LEXICON.complete(question());
  }

  @Test
  void serversAreAskedInTurn() throws ModelException {
    EndpointPool pool =
        new EndpointPool(
            List.of(
                endpoint("a", EndpointPoolTest::answer), endpoint("b", EndpointPoolTest::answer)));
    for (int i = 0; i < 4; i++) {
      pool.complete(question());
    }

    assertThat(asked).containsExactly("a", "b", "a", "b");
  }

  @Test
  void theNextIsAskedWhereOneHasNoAnswer() throws ModelException {
    EndpointPool pool =
        new EndpointPool(
            List.of(
                endpoint(
                    "a",
                    () -> {
                      throw new ModelException.TimedOut("late");
                    }),
                endpoint("b", EndpointPoolTest::answer)));

    assertThat(pool.complete(question())).isEqualTo(answer());
    assertThat(asked).containsExactly("a", "b");
  }

  @Test
  void whatOneRefusesIsNotPutToTheNext() {
    EndpointPool pool =
        new EndpointPool(
            List.of(
                endpoint(
                    "a",
                    () -> {
                      throw new ModelException.Refused("no", dev.bellwether.llm.Bill.NOTHING);
                    }),
                endpoint("b", EndpointPoolTest::answer)));

    assertThatThrownBy(() -> pool.complete(question())).isInstanceOf(ModelException.Refused.class);
    assertThat(asked).containsExactly("a");
  }
}
