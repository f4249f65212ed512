package dev.bellwether.store;

import java.time.Instant;
import java.time.LocalDate;

/** Instants as both stores keep them: microseconds since 1970 UTC; finer digits are cut off. */
final class Micros {
  private Micros() {}

  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }

  /** The first moment of a day in UTC. */
  static long of(LocalDate day) {
    return Math.multiplyExact(day.toEpochDay(), 86_400_000_000L);
  }
}
