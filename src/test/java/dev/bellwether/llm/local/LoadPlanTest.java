package dev.bellwether.llm.local;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would kill or fool the native library is refused before a process is started for it. */
class LoadPlanTest {
  @ParameterizedTest
  @CsvSource({
    "0,1,0,1,256",
    "4096,0,0,1,256",
    "4096,1,-1,1,256",
    "4096,1,0,0,256",
    "4096,1,0,1,0",
    "2000000,1,0,1,256",
    "4096,65,0,1,256"
  })
  void numbersOutOfRangeAreRefused(int context, int slots, int layers, int threads, int batch) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LoadPlan(Path.of("m.gguf"), context, slots, layers, threads, batch, Map.of()));
  }

  @Test
  void aBrokenGrammarIsRefusedBeforeItIsIgnored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalRequest("p", "", Optional.of("root ::= (\"a\""), "", 10, 0));
  }

  @Test
  void anAskNeedsTokensAndFewAlternatives() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ask(1, "p", Optional.empty(), "", 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ask(1, "p", Optional.empty(), "", 10, 1000));
  }
}
