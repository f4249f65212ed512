package dev.bellwether.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param run which
 * @param at when
 * @param took how long it was
 * @param status as in the table of runs: {@code done}, {@code partial}, {@code failed} or {@code
 *     interrupted}
 * @param summary figures by name, and texts
 */
public record RunEnd(
    Run run, Instant at, Duration took, String status, Map<String, Object> summary) {}
