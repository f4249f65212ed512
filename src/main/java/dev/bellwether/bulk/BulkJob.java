package dev.bellwether.bulk;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stage to be run over Parquet files.
 *
 * @param kind what is done
 * @param input a file or a folder, or what an export has written; a path or an address
 * @param output the folder for the result
 * @param buckets a day is divided into so many by ticker
 * @param settings every setting by its dotted name, for machines that have no configuration
 * @param workspace the folder of trained heads and own priorities, under the same path everywhere
 * @param cluster where it runs; empty for this machine
 */
public record BulkJob(
    Kind kind,
    String input,
    String output,
    int buckets,
    Map<String, String> settings,
    String workspace,
    Optional<Cluster> cluster) {

  /** What is done to each item. */
  public enum Kind {
    /** Sentiment. */
    SCORE,
    /** Pieces that a model can read. */
    CHUNK
  }

  /**
   * A cluster.
   *
   * @param master its address, such as {@code local[4]} or {@code spark://host:7077}
   * @param options of Spark, each {@code key=value}
   */
  public record Cluster(String master, List<String> options) implements Serializable {
    public Cluster {
      options = List.copyOf(options);
    }
  }

  public BulkJob {
    settings = Map.copyOf(settings);
  }
}
