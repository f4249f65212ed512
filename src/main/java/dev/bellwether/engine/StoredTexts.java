package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Content;
import dev.bellwether.store.Database;
import dev.bellwether.store.FilingTable;
import dev.bellwether.store.StoredFiling;
import dev.bellwether.store.Texts;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;

/** Looks up what the workspace holds by the id of a document, or by what the id begins with. */
record StoredTexts(Context context) {

  /** The text with this id; empty if there is none, or no workspace. */
  Optional<Content> text(String id) {
    return read(id, database -> Texts.find(database, id));
  }

  /** The filing with this id; empty if it is an article's, or nothing's. */
  Optional<StoredFiling> filing(String id) {
    return read(
        id,
        database -> Texts.find(database, id).flatMap(c -> FilingTable.find(database, c.hash())));
  }

  /**
   * The latest filing of the same company and form before this one.
   *
   * @throws BellwetherException if there is none
   */
  StoredFiling before(StoredFiling filing) {
    return Folding.read(context, database -> FilingTable.before(database, filing))
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    "no %s of this company before it is in the store".formatted(filing.form()),
                    "ingest it, or name its file"));
  }

  /** A mistyped path must not make a workspace. */
  private <T> Optional<T> read(String id, Function<Database, Optional<T>> query) {
    boolean looksLikeAnId = id.matches("[0-9a-fA-F]{4,64}");
    return looksLikeAnId && Files.exists(context.workspace().database())
        ? Folding.read(context, query)
        : Optional.empty();
  }
}
