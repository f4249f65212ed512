package dev.bellwether.engine;

import dev.bellwether.store.DeadLetters;
import java.util.List;

/** {@code dlq}: what could not be scored. */
public final class DeadLetterBox {
  private DeadLetterBox() {}

  /** All dead letters, latest first. */
  public static List<DeadLetters.Letter> list(Context context) {
    return Folding.read(context, DeadLetters::list);
  }

  /** Forgets them, so that the next scoring run tries again; returns how many there were. */
  public static long release(Context context) {
    return Folding.write(context, DeadLetters::clear);
  }
}
