package dev.bellwether.engine;

import dev.bellwether.ingest.NearDuplicates;
import dev.bellwether.ingest.Sketch;
import dev.bellwether.store.Database;
import dev.bellwether.store.NearDuplicateTable;
import dev.bellwether.store.TextComparison;
import java.time.Duration;

/** Marks texts that nearly repeat one of the days before. */
final class NearDuplicateMarks {
  /** By the sketches of {@link NearDuplicates}. */
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
          NearDuplicates seen = new NearDuplicates();
          return (hash, published, sketch) ->
              seen.nearDuplicateOf(hash, published, Sketch.fromBytes(sketch));
        }
      };

  private NearDuplicateMarks() {}

  /** Makes what marks are missing; returns how many texts more are marked than before. */
  static long complete(Context context, Database database) {
    context.progress().stage("near-duplicates", Progress.UNKNOWN);
    return NearDuplicateTable.complete(database, COMPARISON, context::checkStopped);
  }
}
