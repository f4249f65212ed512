package dev.bellwether.engine;

import dev.bellwether.ingest.NearDuplicates;
import dev.bellwether.ingest.Sketch;
import dev.bellwether.llm.embedded.Gist;
import dev.bellwether.llm.embedded.GistIndex;
import dev.bellwether.llm.embedded.GistReader;
import dev.bellwether.store.Database;
import dev.bellwether.store.GistTable;
import dev.bellwether.store.NearDuplicateTable;
import dev.bellwether.store.TextComparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Marks texts that nearly repeat one of the days before: those with a gist by what they say, all
 * others by the pairs of words they share.
 */
final class NearDuplicateMarks {
  /** By gists where there are any, or else by the sketches of {@link NearDuplicates}. */
  static final TextComparison COMPARISON =
      new TextComparison() {
        @Override
        public Duration window() {
          return NearDuplicates.WINDOW;
        }

        @Override
        public byte[] sketch(String text) {
          return Sketch.toBytes(Sketch.of(text));
        }

        @Override
        public Finder begin() {
          NearDuplicates byWords = new NearDuplicates();
          GistIndex byGist = new GistIndex(NearDuplicates.WINDOW);
          return (hash, published, sketch, gist) -> {
            Optional<String> words =
                byWords.nearDuplicateOf(hash, published, Sketch.fromBytes(sketch));
            return gist.length == 0
                ? words
                : byGist.latestNear(hash, published, Gist.fromBytes(gist));
          };
        }
      };

  private NearDuplicateMarks() {}

  /** Makes what marks are missing; returns how many texts more are marked than before. */
  static long complete(Context context, Database database) {
    if (context.settings().embedded().nearDuplicates()) {
      readGists(context, database);
    }
    context.progress().stage("near-duplicates", Progress.UNKNOWN);
    return NearDuplicateTable.complete(database, COMPARISON, context::checkStopped);
  }

  private static void readGists(Context context, Database database) {
    long missing = GistTable.missing(database);
    if (missing == 0) {
      return;
    }
    context.progress().stage("gists", missing);
    GistReader reader = new GistReader();
    try (OrderedWork<String, byte[]> work =
        new OrderedWork<>(
            ScoreDocuments.jobs(context),
            text -> reader.read(text).map(Gist::toBytes).orElse(new byte[0]))) {
      GistTable.complete(
          database,
          NearDuplicates.WINDOW,
          texts -> {
            List<byte[]> gists = new ArrayList<>(texts.size());
            work.over(texts.iterator()).forEachRemaining(gists::add);
            return gists;
          },
          made -> {
            context.progress().advance(made);
            context.checkStopped();
          });
    }
  }
}
