package dev.bellwether.llm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bellwether.prompt.PromptShelf;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictGrammarTest {
  private static final String SCHEMA = new PromptShelf(Path.of("none")).get("headline").schema();
  private static final String FACTS_FIRST =
      """
      {"properties": {"facts": {"type": "string"}, "direction": {}, "score": {},
       "confidence": {}, "rationale": {}}}
      """;

  @ParameterizedTest
  @EnumSource(AnswerMode.class)
  void everyGrammarIsSound(AnswerMode mode) {
    assertThatCode(() -> Gbnf.requireSound(VerdictGrammar.of(SCHEMA, mode).gbnf()))
        .doesNotThrowAnyException();
    assertThatCode(() -> Gbnf.requireSound(VerdictGrammar.of(FACTS_FIRST, mode).gbnf()))
        .doesNotThrowAnyException();
  }

  @Test
  void aVerdictAloneEndsBeforeTheRationale() {
    assertThat(VerdictGrammar.of(SCHEMA, AnswerMode.VERDICT).gbnf()).doesNotContain("rationale");
    assertThat(VerdictGrammar.of(SCHEMA, AnswerMode.FULL).gbnf()).contains("rationale");
  }

  @Test
  void factsThatTheSchemaPutsFirstComeFirst() {
    VerdictGrammar grammar = VerdictGrammar.of(FACTS_FIRST, AnswerMode.VERDICT);

    assertThat(grammar.beginning()).isEqualTo("{\"facts\": \"");
    assertThat(grammar.gbnf())
        .startsWith("root ::= short \"\\\"\" \", \\\"direction\\\": \\\"\" (bullish")
        .doesNotContain("rationale");
  }

  @Test
  void aSchemaWithoutAVerdictIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerdictGrammar.of("{\"properties\": {}}", AnswerMode.FULL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerdictGrammar.of("not JSON", AnswerMode.FULL));
  }
}
