package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.store.Runs;
import java.util.List;

/** {@code runs}: the ledger. */
public final class ReadRuns {
  private ReadRuns() {}

  /** All finished runs, latest first. */
  public static List<Runs.Run> all(Context context) {
    return Folding.read(context, Runs::list);
  }

  /**
   * The one run whose id begins so.
   *
   * @throws BellwetherException if there is none, or more than one
   */
  public static Runs.Run one(Context context, String id) {
    List<Runs.Run> found = all(context).stream().filter(run -> run.id().startsWith(id)).toList();
    if (found.size() != 1) {
      throw BellwetherException.usage(
          found.isEmpty() ? "no run '" + id + "'" : found.size() + " runs begin with '" + id + "'",
          "see 'bellwether runs list'");
    }
    return found.get(0);
  }
}
