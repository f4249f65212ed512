package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.Provenance;
import dev.bellwether.TokenUsage;
import dev.bellwether.store.ScoreJournal;
import java.time.Duration;
import java.time.Instant;

/**
 * Adds up the calls of a page to a model in this process: a row of the table of calls for each of
 * fifty thousand answers that took microseconds would tell nobody anything.
 */
final class CallTally {
  private long questions;
  private long input;
  private long cached;
  private long output;
  private long cost;
  private Duration latency = Duration.ZERO;

  void add(int chunks, Provenance provenance) {
    questions += chunks;
    input += provenance.usage().input();
    cached += provenance.usage().cached();
    output += provenance.usage().output();
    cost += provenance.cost().microUsd();
    latency = latency.plus(provenance.latency());
  }

  void record(ScoreJournal journal, String id, Instant at) {
    if (questions > 0) {
      journal.addCall(
          id,
          "done",
          questions,
          new TokenUsage(input, cached, output, false),
          new Cost(cost),
          latency,
          at);
    }
  }
}
