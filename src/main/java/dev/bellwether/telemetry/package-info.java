/**
 * Metrics for Prometheus, traces for OpenTelemetry, and structured logs of what models are asked.
 */
@NullMarked
package dev.bellwether.telemetry;

import org.jspecify.annotations.NullMarked;
