package dev.bellwether.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
  private final FakeTime time = new FakeTime();
  private final List<Breaker.Change> changes = new ArrayList<>();
  private final Breaker breaker = new Breaker("gemini", Breaker.Rules.USUAL, time, changes::add);

  /**
   * One letter is one event: F a failure, S a success, N neither (a 429, a limiter, a refusal), H a
   * hang while somebody waits, t 59 seconds, T 60 seconds. A dash is a call that must be turned
   * away.
   */
  @ParameterizedTest(name = "{0} leaves it {1}")
  @CsvSource({
    "'',          CLOSED",
    "FFFF,        CLOSED",
    "FFFFF,       OPEN",
    "FFFFSFFFF,   CLOSED",
    "FFFFSFFFFF,  OPEN",
    "NNNNNNNN,    CLOSED",
    "FNFNFNFNF,   OPEN",
    "FFFFNF-,     OPEN",
    "FFFNNNNSFF,  CLOSED",
    "FFFFF-,      OPEN",
    "FFFFFt-,     OPEN",
    "FFFFFT,      HALF_OPEN",
    "FFFFFTS,     HALF_OPEN",
    "FFFFFTSS,    HALF_OPEN",
    "FFFFFTSSS,   CLOSED",
    "FFFFFTF,     OPEN",
    "FFFFFTSSF,   OPEN",
    "FFFFFTSSFt-, OPEN",
    "FFFFFTNNNNN, HALF_OPEN",
    "FFFFFTNNNSNNSNS, CLOSED",
    "FFFFFTNNNNF, OPEN",
    "FFFFFTSSSFFFF, CLOSED",
    "FFFFFTSSSFFFFF, OPEN",
    "FFFFFTTTT,   HALF_OPEN",
    "H,           OPEN",
    "SSH-,        OPEN",
  })
  void sequencesOfCalls(String events, Breaker.State state) {
    events.chars().forEach(event -> play((char) event));

    assertThat(breaker.state()).isEqualTo(state);
  }

  private void play(char event) {
    switch (event) {
      case 't' -> time.pass(Duration.ofSeconds(59));
      case 'T' -> time.pass(Duration.ofSeconds(60));
      case '-' -> assertThat(breaker.enter()).isEmpty();
      default -> call(event);
    }
  }

  private void call(char ending) {
    try (Breaker.Entry entry = breaker.enter().orElseThrow()) {
      if (ending == 'F') {
        entry.failure();
      } else if (ending == 'S') {
        entry.success();
      } else if (ending == 'H') {
        entry.hang();
      }
    }
  }

  @Test
  void everyChangeIsAnEvent() {
    "FFFFFTSFTSSS".chars().forEach(event -> play((char) event));

    assertThat(changes)
        .extracting(change -> change.from() + ">" + change.to())
        .containsExactly(
            "CLOSED>OPEN",
            "OPEN>HALF_OPEN",
            "HALF_OPEN>OPEN",
            "OPEN>HALF_OPEN",
            "HALF_OPEN>CLOSED");
    assertThat(changes).allMatch(change -> change.name().equals("gemini"));
  }

  @Test
  void anOpenCircuitSaysUntilWhen() {
    assertThat(breaker.openUntil()).isEmpty();
    "FFFFF".chars().forEach(event -> play((char) event));

    assertThat(breaker.openUntil()).contains(time.instant().plusSeconds(60));
    time.pass(Duration.ofSeconds(60));
    assertThat(breaker.openUntil()).isEmpty();
  }

  @Test
  void halfOpenLetsThreeCallsInAtOnceAndNoMore() {
    "FFFFFT".chars().forEach(event -> play((char) event));
    List<Optional<Breaker.Entry>> entries =
        List.of(breaker.enter(), breaker.enter(), breaker.enter());

    assertThat(entries).allMatch(Optional::isPresent);
    assertThat(breaker.enter()).isEmpty();
    entries.get(0).orElseThrow().close();
    assertThat(breaker.enter()).isPresent();
  }

  @Test
  void aCallFromBeforeTheCircuitOpenedSaysNothingAboutTheTimeAfter() {
    Breaker.Entry lateFailure = breaker.enter().orElseThrow();
    Breaker.Entry lateSuccess = breaker.enter().orElseThrow();
    "FFFFFT".chars().forEach(event -> play((char) event));
    Breaker.Entry probe = breaker.enter().orElseThrow();

    lateFailure.failure();
    lateFailure.close();
    assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
    lateSuccess.success();
    lateSuccess.close();
    probe.success();
    probe.close();
    "SS".chars().forEach(event -> play((char) event));
    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void neutralCallsNeverChangeWhatTheOthersDo() {
    long seed = 20_261_124;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      FakeTime sameTime = new FakeTime();
      Breaker plain = new Breaker("plain", Breaker.Rules.USUAL, sameTime, change -> {});
      Breaker mixed = new Breaker("mixed", Breaker.Rules.USUAL, sameTime, change -> {});
      for (int i = 0; i < 60; i++) {
        int event = random.nextInt(10);
        if (event == 0) {
          sameTime.pass(Duration.ofSeconds(40));
        } else if (event < 4) {
          end(mixed, 'N');
        } else {
          char ending = event < 8 ? 'F' : 'S';
          end(plain, ending);
          end(mixed, ending);
        }
        assertThat(mixed.state()).as("seed %d round %d", seed, round).isEqualTo(plain.state());
      }
    }
  }

  private static void end(Breaker breaker, char ending) {
    breaker
        .enter()
        .ifPresent(
            entry -> {
              if (ending == 'F') {
                entry.failure();
              } else if (ending == 'S') {
                entry.success();
              }
              entry.close();
            });
  }
}
