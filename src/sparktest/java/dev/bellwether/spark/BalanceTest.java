package dev.bellwether.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bulk.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private static Part part(int number, long chars) {
    return new Part("2024-01-02", number, 0, 1, chars, number);
  }

  @Test
  void theLongestPartBeginsFirstAndAlone() {
    Map<Integer, Part> parts = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      parts.put(i, part(i, i == 70 ? 600_000 : 100));
    }

    Balance balance = Balance.of(parts, 4);

    assertThat(balance.taskOfPart().get(70)).isZero();
    assertThat(balance.taskOfPart().values().stream().filter(task -> task == 0)).hasSize(1);
  }

  @Test
  void noTaskHasMuchMoreThanItsShare() {
    Map<Integer, Part> parts = new TreeMap<>();
    long all = 0;
    for (int i = 0; i < 200; i++) {
      parts.put(i, part(i, 1_000L * (1 + i % 17)));
      all += 1_000L * (1 + i % 17) + 2_000;
    }
    Balance balance = Balance.of(parts, 8);
    Map<Integer, Long> loads = new HashMap<>();
    balance
        .taskOfPart()
        .forEach((at, task) -> loads.merge(task, parts.get(at).chars() + 2_000, Long::sum));

    assertThat(loads).hasSize(8);
    assertThat(loads.values()).allMatch(load -> load < 1.1 * 200 * 11_000 / 8);
    assertThat(loads.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(all);
  }

  @Test
  void thereAreNoMoreTasksThanParts() {
    assertThat(Balance.of(Map.of(3, part(3, 9)), 16).tasks()).isEqualTo(1);
  }
}
