package dev.bellwether.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecyclingTest {
  private static Recycling decide(int served, boolean grown, boolean idle, boolean room) {
    return Recycling.decide(new Recycling.Reasons(served, grown, idle), 50, () -> room);
  }

  @Test
  void aWorkerThatIsNotDueGoesOn() {
    assertThat(decide(49, false, true, true)).isEqualTo(Recycling.KEEP);
  }

  @Test
  void anIdleOneIsReplacedWithoutAnother() {
    assertThat(decide(50, false, true, true)).isEqualTo(Recycling.RESTART);
    assertThat(decide(1, true, true, false)).isEqualTo(Recycling.RESTART);
  }

  @Test
  void underLoadAnotherBeginsBesideItIfThereIsRoom() {
    assertThat(decide(50, false, false, true)).isEqualTo(Recycling.OVERLAP);
  }

  @Test
  void withoutRoomItGoesOnUntilItIsLongOverdue() {
    assertThat(decide(99, false, false, false)).isEqualTo(Recycling.KEEP);
    assertThat(decide(100, false, false, false)).isEqualTo(Recycling.DRAIN);
  }

  @Test
  void oneThatHasGrownTooMuchDoesNotGoOn() {
    assertThat(decide(3, true, false, false)).isEqualTo(Recycling.DRAIN);
  }
}
