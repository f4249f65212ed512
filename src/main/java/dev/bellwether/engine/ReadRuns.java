package dev.bellwether.engine;

import dev.bellwether.store.Runs;
import java.util.List;

/** {@code runs}: the ledger. */
public final class ReadRuns {
  private ReadRuns() {}

  /** All finished runs, latest first. */
  public static List<Runs.Run> all(Context context) {
    return Folding.read(context, Runs::list);
  }
}
