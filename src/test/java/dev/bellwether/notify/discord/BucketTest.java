package dev.bellwether.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketTest {
  private static final long MS = 1_000_000;
  private static final long WINDOW = 2_000 * MS;

  private final Bucket bucket = new Bucket();

  private void answered(int remaining, long endsIn, double endsThere, long now) {
    bucket.ended();
    bucket.heard(new Bucket.Headers(5, remaining, endsIn, endsThere), now);
  }

  @Test
  void whileNothingIsKnownOneRequestGoesAtATime() {
    assertThat(bucket.free(0)).isEqualTo(1);
    bucket.started();

    assertThat(bucket.free(1)).isZero();
    assertThat(bucket.freeIn(1)).isZero();
  }

  @Test
  void theFirstHeadersSayHowManyMore() {
    bucket.started();
    answered(4, WINDOW, 100, 20 * MS);

    assertThat(bucket.free(20 * MS)).isEqualTo(4);
    assertThat(bucket.limit()).isEqualTo(5);
    assertThat(bucket.window()).isEqualTo(WINDOW);
  }

  @Test
  void aUsedUpWindowIsWaitedForFromTheTimeOfTheAnswer() {
    bucket.started();
    answered(0, WINDOW, 100, 20 * MS);

    assertThat(bucket.free(21 * MS)).isZero();
    assertThat(bucket.freeIn(20 * MS)).isBetween(WINDOW, WINDOW + 20 * MS);
    assertThat(bucket.free(20 * MS + WINDOW + 20 * MS)).isEqualTo(5);
  }

  @Test
  void requestsUnderWayWhenAWindowEndsCountInTheNextOne() {
    bucket.started();
    answered(4, WINDOW, 100, 0);
    bucket.started();
    bucket.started();

    assertThat(bucket.free(WINDOW + 50 * MS)).isEqualTo(3);
  }

  @Test
  void anAnswerFromTheWindowBeforeChangesNothingWhileOthersAreUnderWay() {
    bucket.started();
    answered(4, WINDOW, 100, 0);
    bucket.started();
    long later = WINDOW + 50 * MS;
    assertThat(bucket.free(later)).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      bucket.started();
    }
    // The one of the first window comes last.
    answered(3, 0, 100, later);

    assertThat(bucket.free(later)).isZero();
    answered(4, WINDOW, 102, later + 20 * MS);
    assertThat(bucket.free(later + 20 * MS)).isZero();
  }

  @Test
  void anotherClientsRequestsAreSeenInWhatRemains() {
    bucket.started();
    answered(4, WINDOW, 100, 0);
    bucket.started();
    answered(1, WINDOW - 30 * MS, 100, 30 * MS);

    assertThat(bucket.free(31 * MS)).isEqualTo(1);
  }

  @Test
  void aRefusalIsWaitedOut() {
    bucket.started();
    bucket.ended();
    bucket.refused(700 * MS, 0);

    assertThat(bucket.free(600 * MS)).isZero();
    assertThat(bucket.freeIn(0)).isBetween(700 * MS, 720 * MS);
    assertThat(bucket.free(720 * MS)).isEqualTo(1);
  }

  @Test
  void lostAnswersDoNotBlockForEver() {
    bucket.started();
    answered(4, WINDOW, 100, 0);
    long later = WINDOW + 50 * MS;
    for (int i = bucket.free(later); i > 0; i--) {
      bucket.started();
    }
    for (int i = 0; i < 5; i++) {
      bucket.ended();
    }

    assertThat(bucket.free(later + WINDOW)).isPositive();
  }

  @Test
  void aServerWhoseClockIsSetBackIsFollowed() {
    bucket.started();
    answered(0, WINDOW, 5_000, 0);
    long later = WINDOW + 50 * MS;
    assertThat(bucket.free(later)).isEqualTo(5);
    bucket.started();
    answered(4, WINDOW, 1_000, later + 20 * MS);

    assertThat(bucket.free(later + 20 * MS)).isEqualTo(4);
    assertThat(bucket.endsIn(later + 20 * MS)).isPositive();
  }
}
