package dev.bellwether.telemetry;

import java.util.OptionalLong;

/**
 * What the workers of the local tier have come to.
 *
 * @param crashes that ended before they were told to
 * @param recycles that were replaced, as is planned after so many tasks
 * @param gpuBytes memory of the GPU in use; empty where nobody can tell
 */
public record Workers(long crashes, long recycles, OptionalLong gpuBytes) {}
