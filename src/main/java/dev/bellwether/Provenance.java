package dev.bellwether;

import java.time.Duration;

/**
 * Where a score comes from.
 *
 * @param selection tier, model, prompt and parameters that answered
 * @param usage tokens over all chunks
 * @param cost money over all chunks
 * @param latency time from question to answer over all chunks
 * @param fallback true when another tier answered than the one wanted
 * @param batch the vendor's id of the batch that it came with; empty for calls of its own
 */
public record Provenance(
    Selection selection,
    TokenUsage usage,
    Cost cost,
    Duration latency,
    boolean fallback,
    String batch) {

  /** Of calls of its own. */
  public Provenance(
      Selection selection, TokenUsage usage, Cost cost, Duration latency, boolean fallback) {
    this(selection, usage, cost, latency, fallback, "");
  }
}
