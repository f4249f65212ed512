package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendingIT {
  private static final Instant NOW = Instant.parse("2026-11-24T23:59:59Z");
  private static final long DOLLAR = 1_000_000;
  private static final ProcessHandle ME = ProcessHandle.current();

  @TempDir private Path folder;

  private State open() {
    return State.open(Workspace.in(folder));
  }

  private static List<Spending.Limit> limits(long day, long month, long claudeDay) {
    return List.of(
        new Spending.Limit(Optional.empty(), day, month),
        new Spending.Limit(Optional.of("claude"), claudeDay, month));
  }

  private static Spending.Intent intent(String id, Tier tier, long microUsd) {
    return new Spending.Intent(
        id, "run", new Selection(tier, "m", "f", "p-1", "h", ""), "hash", "AAPL", microUsd);
  }

  private static Spending.Ending done(long microUsd) {
    return new Spending.Ending(
        "done", new TokenUsage(10, 0, 2, false), microUsd, 0, "m", Duration.ofMillis(3));
  }

  @Test
  void moneySetAsideCountsUntilItIsSettledForLess() {
    try (State state = open()) {
      Spending spending = new Spending(state, limits(100, 1000, 100), ME);
      assertThat(spending.reserve(intent("a", Tier.GEMINI, 60), NOW)).isEmpty();
      assertThat(spending.reserve(intent("b", Tier.GEMINI, 60), NOW)).isPresent();

      spending.settle(intent("a", Tier.GEMINI, 60), done(10), NOW);

      assertThat(spending.reserve(intent("b", Tier.GEMINI, 90), NOW)).isEmpty();
      assertThat(spending.reserve(intent("c", Tier.GEMINI, 1), NOW)).isPresent();
    }
  }

  @Test
  void theDayAndTheMonthAndTheTierHaveTheirOwnLimits() {
    try (State state = open()) {
      Spending spending = new Spending(state, limits(100, 150, 30), ME);
      assertThat(spending.reserve(intent("a", Tier.CLAUDE, 31), NOW))
          .contains(new Spending.Refusal("the budget of claude is spent for 2026-11-24", false));
      assertThat(spending.reserve(intent("b", Tier.GEMINI, 100), NOW)).isEmpty();
      assertThat(spending.reserve(intent("c", Tier.GEMINI, 1), NOW))
          .contains(new Spending.Refusal("the budget of all tiers is spent for 2026-11-24", true));
      Instant tomorrow = NOW.plusSeconds(1);
      assertThat(spending.reserve(intent("d", Tier.GEMINI, 50), tomorrow)).isEmpty();
      assertThat(spending.reserve(intent("e", Tier.GEMINI, 1), tomorrow))
          .contains(new Spending.Refusal("the budget of all tiers is spent for 2026-11", true));
      assertThat(spending.reserve(intent("f", Tier.GEMINI, 100), tomorrow.plusSeconds(6 * 86_400)))
          .isEmpty();
    }
  }

  @Test
  void onlyWhatCallsUnderWaySetAsideMayComeBack() throws SQLException {
    try (State state = open()) {
      Spending spending = new Spending(state, limits(100, 1000, 1000), ME);
      spending.reserve(intent("a", Tier.GEMINI, 60), NOW);
      assertThat(spending.reserve(intent("b", Tier.GEMINI, 60), NOW).orElseThrow().passing())
          .isTrue();
      assertThat(spending.reserve(intent("b", Tier.GEMINI, 101), NOW).orElseThrow().passing())
          .as("never room for that")
          .isFalse();

      spending.settle(intent("a", Tier.GEMINI, 60), done(50), NOW);
      assertThat(spending.reserve(intent("b", Tier.GEMINI, 60), NOW).orElseThrow().passing())
          .isFalse();

      assertThat(spending.holdForBatch("batch", "run", "gemini", 30, NOW)).isEmpty();
      assertThat(spending.reserve(intent("b", Tier.GEMINI, 30), NOW).orElseThrow().passing())
          .as("a batch takes a day")
          .isFalse();
    }
  }

  @Test
  void aCallIsChargedToTheDayOnWhichItsMoneyWasSetAside() {
    try (State state = open()) {
      Spending spending = new Spending(state, limits(100, 1000, 100), ME);
      spending.reserve(intent("a", Tier.GEMINI, 60), NOW);
      spending.settle(intent("a", Tier.GEMINI, 60), done(55), NOW.plusSeconds(30));

      assertThat(spending.standings(NOW).get(0).spentMicroUsd()).isEqualTo(55);
      assertThat(spending.standings(NOW.plusSeconds(30)).get(0).spentMicroUsd()).isZero();
    }
  }

  @Test
  void everyCallIsInTheLedgerWithWhomItWasFor() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (State state = open();
        Database database =
            Database.openForWriting(
                Workspace.in(folder),
                new Database.Options(128, 1, Duration.ofSeconds(5)),
                waiting -> {})) {
      Spending spending = new Spending(state, limits(100, 1000, 100), ME);
      spending.reserve(intent("a", Tier.GEMINI, 60), NOW);
      spending.settle(intent("a", Tier.GEMINI, 60), done(55), NOW);
      Fold.run(state, database);
      database.query(
          "SELECT c.id, s.tier, c.outcome, c.cost_micro_usd, c.content_hash, c.ticker, c.answered_by"
              + " FROM calls c JOIN selections s ON s.key = c.selection",
          row ->
              rows.add(
                  "%s %s %s %d %s %s %s"
                      .formatted(
                          row.getString(1),
                          row.getString(2),
                          row.getString(3),
                          row.getLong(4),
                          row.getString(5),
                          row.getString(6),
                          row.getString(7))));
    }
    assertThat(rows).containsExactly("a gemini done 55 hash AAPL m");
  }

  /** Reserves and settles until the money is gone, from many threads. */
  static final class Spender {
    static final int THREADS = 32;
    static final long PRICE = 700;

    public static void main(String[] args) throws InterruptedException {
      try (State state = State.open(Workspace.in(Path.of(args[0])))) {
        Spending spending = new Spending(state, limits(DOLLAR, 40 * DOLLAR, DOLLAR), ME);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          String name = args[1] + "-" + i;
          threads.add(new Thread(() -> spend(spending, name)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
          thread.join();
        }
      }
    }

    private static void spend(Spending spending, String name) {
      for (int call = 0; ; call++) {
        Spending.Intent intent = intent(name + "-" + call, Tier.GEMINI, 3 * PRICE);
        if (spending.reserve(intent, NOW).isPresent()) {
          return;
        }
        spending.settle(intent, done(PRICE), NOW);
      }
    }

    /** Dies between reservation and settlement. */
    static final class Killed {
      public static void main(String[] args) {
        State state = State.open(Workspace.in(Path.of(args[0])));
        Spending spending = new Spending(state, limits(DOLLAR, 40 * DOLLAR, DOLLAR), ME);
        spending.reserve(intent("never-settled", Tier.CLAUDE, 1234), NOW);
        Runtime.getRuntime().halt(137);
      }
    }
  }

  private Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                folder.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve(main.getSimpleName() + ".out").toFile())
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void sixtyFourCallersInTwoProcessesNeverSpendMoreThanOneDollar() throws Exception {
    Process one = start(Spender.class, "one");
    Process two = start(Spender.class, "two");
    assertThat(one.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(two.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(List.of(one.exitValue(), two.exitValue())).containsExactly(0, 0);

    try (State state = open()) {
      Spending.Standing day =
          new Spending(state, limits(DOLLAR, 40 * DOLLAR, DOLLAR), ME).standings(NOW).get(0);
      // The last caller is turned away when less than its estimate is left for it alone.
      assertThat(day.spentMicroUsd()).isBetween(DOLLAR - 2 * 32 * 3 * Spender.PRICE, DOLLAR);
      assertThat(day.reservedMicroUsd()).isZero();
      long[] calls = {0, 0};
      state.query(
          "SELECT count(*), sum(cost_micro_usd) FROM calls",
          row -> {
            calls[0] = row.getLong(1);
            calls[1] = row.getLong(2);
          });
      assertThat(calls[1]).isEqualTo(day.spentMicroUsd());
      assertThat(calls[0] * Spender.PRICE).isEqualTo(day.spentMicroUsd());
    }
  }

  @Test
  void moneyOfAProcessThatDiedIsBookedAsUnconfirmedAtTheNextStart() throws Exception {
    Process killed = start(Spender.Killed.class);
    assertThat(killed.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(killed.exitValue()).isEqualTo(137);

    try (State state = open()) {
      Spending spending = new Spending(state, limits(DOLLAR, 40 * DOLLAR, DOLLAR), ME);
      assertThat(spending.standings(NOW).get(0).reservedMicroUsd()).isEqualTo(1234);
      assertThat(spending.reconcile(NOW)).isEqualTo(1);
      assertThat(spending.reconcile(NOW)).isZero();

      assertThat(spending.standings(NOW).get(0))
          .isEqualTo(new Spending.Standing("all", "day", DOLLAR, 1234, 1234, 0));
      List<String> outcomes = new ArrayList<>();
      state.query("SELECT outcome FROM calls", row -> outcomes.add(row.getString(1)));
      assertThat(outcomes).containsExactly("lost");
    }
  }

  @Test
  void moneyOfAProcessThatLivesIsLeftAlone() {
    try (State state = open()) {
      Spending spending = new Spending(state, limits(100, 1000, 100), ME);
      spending.reserve(intent("a", Tier.GEMINI, 60), NOW);

      assertThat(spending.reconcile(NOW)).isZero();
      assertThat(spending.standings(NOW).get(0).reservedMicroUsd()).isEqualTo(60);
    }
  }
}
