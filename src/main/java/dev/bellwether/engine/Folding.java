package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.store.Database;
import dev.bellwether.store.Fold;
import dev.bellwether.store.Runs;
import dev.bellwether.store.State;
import dev.bellwether.store.WatchArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens the database with everything folded in that is on disk already. */
final class Folding {
  private Folding() {}

  /** Opens for writing, folds first, and hands the open database to the work. */
  static <R> R write(Context context, Function<Database, R> work) {
    try (State state = State.open(context.workspace());
        Database database = context.openForWriting()) {
      fold(context, state, database);
      Sessions.complete(database);
      return work.apply(database);
    }
  }

  private static void fold(Context context, State state, Database database) {
    Fold.run(state, database);
    long seen =
        WatchArchive.fold(
            state, database, NearDuplicateMarks.COMPARISON, context.clock().instant());
    if (seen > 0) {
      NearDuplicateMarks.complete(context, database);
    }
  }

  /** Rows that are on disk but not yet in the database. */
  static long behind(State state) {
    return Fold.behind(state) + WatchArchive.behind(state);
  }

  /**
   * Opens for reading; a workspace that nobody has used yet is made. What is not folded yet is
   * folded first when that is possible at once; otherwise the user is told why the answer is
   * behind.
   */
  static <R> R read(Context context, Function<Database, R> work) {
    Optional<String> behind = foldFirst(context);
    try (Database database = context.openForReading()) {
      behind.ifPresent(why -> context.progress().note("reading without " + why));
      return work.apply(database);
    }
  }

  /** Every run on record; without a database one is made, of which nobody needs to hear. */
  static List<Runs.Run> runs(Context context) {
    return Files.exists(context.workspace().database())
        ? read(context, Runs::list)
        : write(context, Runs::list);
  }

  /** Why something is not folded; empty if everything is. */
  private static Optional<String> foldFirst(Context context) {
    if (!Files.exists(context.workspace().database())) {
      create(context);
      return Optional.empty();
    }
    if (!Files.exists(context.workspace().state())) {
      return Optional.empty();
    }
    if (!context.workspace().isWritable()) {
      return Optional.of(
          "what may wait to be folded in: " + context.workspace().root() + " cannot be written");
    }
    try (State state = State.open(context.workspace())) {
      return foldIfPossible(context, state);
    }
  }

  /** Said aloud, since a mistyped folder would otherwise look like one without news. */
  private static void create(Context context) {
    Path made = write(context, database -> context.workspace().database());
    context.progress().note("made " + made + ", which is empty until 'bellwether ingest'");
  }

  private static Optional<String> foldIfPossible(Context context, State state) {
    String rows = "what waits to be folded in: ";
    try {
      long behind = behind(state);
      if (behind == 0) {
        return Optional.empty();
      }
      rows = behind + " rows that wait to be folded in: ";
      List<String> held = new ArrayList<>();
      Optional<Database> free = context.openForWritingIfFree(held::add);
      if (free.isEmpty()) {
        return Optional.of(rows + held.get(0));
      }
      try (Database database = free.get()) {
        fold(context, state, database);
        return Optional.empty();
      }
    } catch (BellwetherException e) {
      return Optional.of(rows + e.getMessage());
    }
  }
}
