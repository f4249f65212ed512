package dev.bellwether.engine;

import dev.bellwether.ingest.NearDuplicates;
import dev.bellwether.ingest.Signature;
import dev.bellwether.store.Database;
import dev.bellwether.store.Fingerprints;
import java.time.Instant;
import java.util.Optional;

/** Marks new texts that nearly repeat one of the days before. */
final class NearDuplicateMarks {
  private NearDuplicateMarks() {}

  static long complete(Context context, Database database) {
    context.progress().stage("near-duplicates", Progress.UNKNOWN);
    NearDuplicates seen = new NearDuplicates();
    return Fingerprints.complete(
        database,
        NearDuplicates.WINDOW,
        new Fingerprints.Decider() {
          @Override
          public byte[] signature(String text) {
            return Signature.toBytes(Signature.of(text));
          }

          @Override
          public Optional<String> decide(String hash, Instant firstPublished, byte[] signature) {
            return seen.nearDuplicateOf(hash, firstPublished, Signature.fromBytes(signature));
          }
        });
  }
}
