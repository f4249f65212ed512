package dev.bellwether.store;

import dev.bellwether.BellwetherException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Scores in Parquet files, as {@code score --output} writes them, in the place of the table. */
public final class ScoreFolder {
  private ScoreFolder() {}

  /**
   * From here on and as long as the database is open, its scores are those of the folder; its
   * documents and prices stay. When a score was made is not kept there, so each counts as made just
   * now: with hindsight.
   *
   * @throws BellwetherException if there are no scores
   */
  public static void use(Database database, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw BellwetherException.usage(
          "no folder " + folder, "give the one that 'score --output' has written");
    }
    String files =
        "read_parquet("
            + Export.matching(folder, "date=*/bucket=*/*.parquet")
            + ", hive_partitioning = false)";
    try {
      database.execute(
          "CREATE OR REPLACE TEMP VIEW scores AS SELECT content_hash, ticker, selection, value,"
              + " confidence, direction, fallback, input_tokens, cached_tokens, output_tokens,"
              + " cost_micro_usd, 0::BIGINT AS latency_us, make_timestamp(epoch_us(now())) AS scored_at, '' AS run_id,"
              + " '' AS batch FROM "
              + files);
      database.execute(
          "CREATE OR REPLACE TEMP VIEW selections AS SELECT DISTINCT selection AS key, tier, model,"
              + " fingerprint, prompt_id, prompt_sha256, parameters FROM "
              + files);
    } catch (SQLException e) {
      throw new BellwetherException(
          BellwetherException.Kind.USAGE,
          "no scores in " + folder + ": " + StoreFailure.firstLine(e),
          "give the folder that 'score --output' has written",
          e);
    }
  }
}
