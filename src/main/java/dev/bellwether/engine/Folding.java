package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.store.Database;
import dev.bellwether.store.Fold;
import dev.bellwether.store.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Opens the database with everything folded in that is on disk already. */
final class Folding {
  private Folding() {}

  /** Opens for writing, folds first, and hands the open database to the work. */
  static <R> R write(Context context, Function<Database, R> work) {
    try (State state = State.open(context.workspace());
        Database database = context.openForWriting()) {
      Fold.run(state, database);
      Sessions.complete(database);
      return work.apply(database);
    }
  }

  /**
   * Opens for reading; a workspace that nobody has used yet is made. What is not folded yet is
   * folded first when nobody holds the file; otherwise the user is told how far behind the answer
   * is.
   */
  static <R> R read(Context context, Function<Database, R> work) {
    if (!Files.exists(context.workspace().database())) {
      create(context);
    } else if (Files.exists(context.workspace().state())) {
      try (State state = State.open(context.workspace())) {
        long behind = Fold.behind(state);
        if (behind > 0) {
          foldIfFree(context, state, behind);
        }
      }
    }
    try (Database database = context.openForReading()) {
      return work.apply(database);
    }
  }

  /** Said aloud, since a mistyped folder would otherwise look like one without news. */
  private static void create(Context context) {
    Path made = write(context, database -> context.workspace().database());
    context.progress().note("made " + made + ", which is empty until 'bellwether ingest'");
  }

  private static void foldIfFree(Context context, State state, long behind) {
    try (Database database = context.openForWriting()) {
      Fold.run(state, database);
    } catch (BellwetherException e) {
      context
          .progress()
          .note("reading without " + behind + " rows that wait to be folded in: " + e.getMessage());
    }
  }
}
