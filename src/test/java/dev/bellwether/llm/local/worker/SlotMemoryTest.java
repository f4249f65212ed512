package dev.bellwether.llm.local.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotMemoryTest {
  @Test
  void oneSlotHoldsThePromptBefore() {
    SlotMemory memory = new SlotMemory(1);

    assertThat(memory.remember(new int[] {5, 6, 7, 8})).isZero();
    assertThat(memory.remember(new int[] {5, 6, 9, 9})).isEqualTo(3);
    assertThat(memory.remember(new int[] {5, 6, 7, 8})).isEqualTo(3);
  }

  @Test
  void theLastTokenIsAlwaysEvaluated() {
    SlotMemory memory = new SlotMemory(1);
    memory.remember(new int[] {5, 6, 7});

    assertThat(memory.remember(new int[] {5, 6, 7})).isEqualTo(3);
  }

  @Test
  void ofSeveralSlotsTheMostAlikeCounts() {
    SlotMemory memory = new SlotMemory(2);
    memory.remember(new int[] {1, 1, 1, 1});
    memory.remember(new int[] {2, 2, 2, 2});

    assertThat(memory.remember(new int[] {1, 1, 1, 9})).isEqualTo(4);
    assertThat(memory.remember(new int[] {2, 2, 2, 9})).isEqualTo(4);
  }
}
