package dev.bellwether.guard;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final FakeTime time = new FakeTime();

  /** Heals, after a wait that the other side may name. */
  private static final class Down extends Exception implements Curable {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Duration> retryAfter;

    Down(Duration... retryAfter) {
      this.retryAfter = Arrays.stream(retryAfter).findFirst();
    }

    @Override
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** Does not heal. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private String call(RetryLadder ladder, Duration within, Exception... failures) throws Exception {
    Deque<Exception> left = new ArrayDeque<>(Arrays.asList(failures));
    return new Retry(ladder, time, time)
        .<String, Exception>call(
            () -> {
              if (left.isEmpty()) {
                return "answer";
              }
              throw left.removeFirst();
            },
            time.instant().plus(within));
  }

  @Test
  void batchWaitsFourEightSixteenThirtyTwoSecondsAndThenGivesUp() throws Exception {
    assertThat(
            call(
                RetryLadder.batch(), ofSeconds(90), new Down(), new Down(), new Down(), new Down()))
        .isEqualTo("answer");
    assertThat(time.waits())
        .containsExactly(ofSeconds(4), ofSeconds(8), ofSeconds(16), ofSeconds(32));

    Down last = new Down();
    assertThatThrownBy(
            () ->
                call(
                    RetryLadder.batch(),
                    ofSeconds(900),
                    new Down(),
                    new Down(),
                    new Down(),
                    new Down(),
                    last))
        .isSameAs(last);
  }

  @Test
  void liveDoesNotRetry() {
    assertThatThrownBy(() -> call(RetryLadder.live(), ofSeconds(5), new Down()))
        .isInstanceOf(Down.class);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void whatTheOtherSideAsksForWinsOverTheLadder() throws Exception {
    call(
        RetryLadder.batch(),
        ofSeconds(90),
        new Down(ofSeconds(45)),
        new Down(),
        new Down(ofMillis(300)));

    assertThat(time.waits()).containsExactly(ofSeconds(45), ofSeconds(8), ofMillis(300));
  }

  @Test
  void aWaitThatWouldReachTheDeadlineIsNotBegun() {
    assertThatThrownBy(() -> call(RetryLadder.batch(), ofSeconds(12), new Down(), new Down()))
        .isInstanceOf(Down.class);
    assertThat(time.waits()).containsExactly(ofSeconds(4));

    assertThatThrownBy(() -> call(RetryLadder.batch(), ofSeconds(60), new Down(ofSeconds(60))))
        .isInstanceOf(Down.class);
    assertThat(time.waits()).hasSize(1);
  }

  @Test
  void whatCannotHealIsNotRetried() {
    assertThatThrownBy(() -> call(RetryLadder.batch(), ofSeconds(90), new Broken()))
        .isInstanceOf(Broken.class);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void anInterruptEndsTheWaitWithTheLastFailure() {
    Retry retry = new Retry(RetryLadder.batch(), time, Pause.SLEEP);
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                retry.<String, Down>call(
                    () -> {
                      throw new Down();
                    },
                    time.instant().plusSeconds(60)))
        .isInstanceOf(Down.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
