package dev.bellwether.llm.local;

import java.time.Duration;

/**
 * What came of a request.
 *
 * @param answer the answer
 * @param queued time until a worker was free
 * @param firstToken time from dispatch to the first token
 * @param total time from dispatch to the end
 * @param pid of the worker that answered
 * @param attempts 1, and one more for each worker that died over it
 */
public record Reply(
    Answer answer, Duration queued, Duration firstToken, Duration total, long pid, int attempts) {}
