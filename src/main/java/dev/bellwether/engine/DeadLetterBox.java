package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.store.Database;
import dev.bellwether.store.DeadLetters;
import java.util.List;
import java.util.function.BiFunction;

/** {@code dlq}: what could not be scored. */
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
    if (letters.isEmpty()) {
      throw unknown(hash);
    }
    return letters;
  }

  /**
   * Forgets letters, so that the next scoring run tries again; returns how many there were.
   *
   * @param hashes whose, or {@link #ALL}
   */
  public static long release(Context context, List<String> hashes) {
    return change(context, hashes, DeadLetters::clear);
  }

  /**
   * Drops letters, so that no run tries again; returns how many there were.
   *
   * @param hashes whose, or {@link #ALL}
   */
  public static long drop(Context context, List<String> hashes) {
    return change(context, hashes, DeadLetters::drop);
  }

  private static long change(
      Context context, List<String> hashes, BiFunction<Database, String, Long> change) {
    return Folding.write(
        context,
        database -> {
          long changed = 0;
          for (String hash : hashes) {
            long found = change.apply(database, hash);
            if (found == 0 && !hash.isEmpty()) {
              throw unknown(hash);
            }
            changed += found;
          }
          return changed;
        });
  }

  private static BellwetherException unknown(String hash) {
    return BellwetherException.usage(
        "no dead letter of a text '" + hash + "'", "see the hashes with 'bellwether dlq list'");
  }
}
