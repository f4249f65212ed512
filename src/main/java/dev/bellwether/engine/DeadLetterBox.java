package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.store.Database;
import dev.bellwether.store.DeadLetters;
import dev.bellwether.store.State;
import dev.bellwether.store.UndeliveredAlerts;
import dev.bellwether.watch.Alert;
import java.util.List;
import java.util.function.BiFunction;

/** {@code dlq}: what could not be scored, and alerts that could not be delivered. */
public final class DeadLetterBox {
  /** Stands for every letter. */
  public static final List<String> ALL = List.of("");

  private DeadLetterBox() {}

  /** All dead letters, latest first. */
  public static List<DeadLetters.Letter> list(Context context) {
    return Folding.read(context, database -> DeadLetters.list(database, ""));
  }

  /**
   * The letters of one text, one for each ticker.
   *
   * @param hash its content hash, or the beginning of it
   * @throws BellwetherException (usage) if there is none
   */
  public static List<DeadLetters.Letter> show(Context context, String hash) {
    List<DeadLetters.Letter> letters =
        Folding.read(context, database -> DeadLetters.list(database, hash));
    if (letters.isEmpty() && undelivered(context, hash).isEmpty()) {
      throw unknown(hash);
    }
    return letters;
  }

  /**
   * Alerts that a watch has given up or holds, latest first.
   *
   * @param hash the beginning of a content hash; empty for all
   */
  public static List<UndeliveredAlerts.Undelivered> undelivered(Context context, String hash) {
    try (State state = State.open(context.workspace())) {
      return new UndeliveredAlerts(state).list(hash);
    }
  }

  /**
   * Forgets letters, so that the next scoring run and the watch that runs, or the next one, try
   * again; returns how many there were.
   *
   * @param hashes whose, or {@link #ALL}
   */
  public static long release(Context context, List<String> hashes) {
    return change(
        context,
        hashes,
        DeadLetters::clear,
        (alerts, hash) -> alerts.release(hash, Alert.POSSIBLE_REPEAT));
  }

  /**
   * Drops letters, so that no run tries again; returns how many there were.
   *
   * @param hashes whose, or {@link #ALL}
   */
  public static long drop(Context context, List<String> hashes) {
    return change(context, hashes, DeadLetters::drop, UndeliveredAlerts::drop);
  }

  private static long change(
      Context context,
      List<String> hashes,
      BiFunction<Database, String, Long> ofTexts,
      BiFunction<UndeliveredAlerts, String, Long> ofAlerts) {
    try (State state = State.open(context.workspace())) {
      UndeliveredAlerts alerts = new UndeliveredAlerts(state);
      return Folding.write(
          context,
          database -> {
            long changed = 0;
            for (String hash : hashes) {
              long found = ofTexts.apply(database, hash) + ofAlerts.apply(alerts, hash);
              if (found == 0 && !hash.isEmpty()) {
                throw unknown(hash);
              }
              changed += found;
            }
            return changed;
          });
    }
  }

  private static BellwetherException unknown(String hash) {
    return BellwetherException.usage(
        "no dead letter of a text '" + hash + "'", "see the hashes with 'bellwether dlq list'");
  }
}
