package dev.bellwether.store;

import dev.bellwether.ConfidenceScale;
import dev.bellwether.Selection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the confidences of models are to be read, in the state file. A snapshot, for any thread. */
public final class Calibrations {
  private final Map<List<String>, ConfidenceScale> scales;

  private Calibrations(Map<List<String>, ConfidenceScale> scales) {
    this.scales = Map.copyOf(scales);
  }

  /**
   * Keeps the scale of a model in place of an earlier one.
   *
   * @param selection whose tier and model it is for, whatever the prompt
   * @param judged labelled texts it was fitted on
   */
  public static void save(
      State state, Selection selection, ConfidenceScale scale, int judged, Instant now) {
    state.transaction(
        "keeping a calibration",
        () ->
            state.update(
                "INSERT OR REPLACE INTO calibrations VALUES (?, ?, ?, ?, ?, ?)",
                selection.tier().key(),
                selection.model(),
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
                "SELECT tier, model, slope, intercept FROM calibrations",
                row ->
                    scales.put(
                        List.of(row.getString(1), row.getString(2)),
                        new ConfidenceScale(row.getDouble(3), row.getDouble(4)))));
    return new Calibrations(scales);
  }

  /** The scale of a model; a model without one is taken at its word. */
  public ConfidenceScale of(Selection selection) {
    return scales.getOrDefault(
        List.of(selection.tier().key(), selection.model()), ConfidenceScale.IDENTITY);
  }
}
