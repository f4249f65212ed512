package dev.bellwether.store;

import dev.bellwether.ConfidenceScale;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the confidences of models are to be read, in the state file. A snapshot, for any thread. */
public final class Calibrations {
  private final Map<List<String>, ConfidenceScale> scales;

  private Calibrations(Map<List<String>, ConfidenceScale> scales) {
    this.scales = Map.copyOf(scales);
  }

  /**
   * Keeps the scale of a model in place of an earlier one.
   *
   * @param selection whose tier, model and fingerprint it is for, whatever the prompt
   * @param judged labelled texts it was fitted on
   */
  public static void save(
      State state, Selection selection, ConfidenceScale scale, int judged, Instant now) {
    state.transaction(
        "keeping a calibration",
        () ->
            state.update(
                "INSERT OR REPLACE INTO calibrations VALUES (?, ?, ?, ?, ?, ?, ?)",
                selection.tier().key(),
                selection.model(),
                selection.fingerprint(),
                scale.slope(),
                scale.intercept(),
                judged,
                Micros.of(now)));
  }

  /** All of them. */
  public static Calibrations load(State state) {
    Map<List<String>, ConfidenceScale> scales = new HashMap<>();
    state.look(
        "reading calibrations",
        () ->
            state.query(
                "SELECT tier, model, fingerprint, slope, intercept FROM calibrations",
                row ->
                    scales.put(
                        List.of(row.getString(1), row.getString(2), row.getString(3)),
                        new ConfidenceScale(row.getDouble(4), row.getDouble(5)))));
    return new Calibrations(scales);
  }

  /** The scale of a model; empty if none was fitted. */
  public Optional<ConfidenceScale> scale(Selection selection) {
    return Optional.ofNullable(
        scales.get(List.of(selection.tier().key(), selection.model(), selection.fingerprint())));
  }

  /**
   * True if a confidence, read by the scale if there is one, is the probability of being right. The
   * embedded tier learns that from its own labels.
   */
  public boolean isCalibrated(Selection selection) {
    return selection.tier() == Tier.EMBEDDED || scale(selection).isPresent();
  }
}
