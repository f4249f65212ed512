package dev.bellwether.spark;

import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.ServerKey;
import dev.bellwether.bulk.Shape;
import dev.bellwether.bulk.Stage;
import dev.bellwether.engine.BulkStages;
import java.io.Serializable;
import java.time.Clock;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an executor needs to know to make a stage, which cannot travel itself.
 *
 * @param settings all of them, by name
 * @param workspace folder of trained heads and own priorities
 */
record StageSpec(
    BulkJob.Kind kind, Shape shape, TreeMap<String, String> settings, String workspace, Clock clock)
    implements Serializable {
  private record Key(BulkJob.Kind kind, Shape shape, TreeMap<String, String> settings) {}

  /** One encoder a process, however many tasks it runs. */
  private static final ConcurrentHashMap<Key, Stage> OF_THIS_PROCESS = new ConcurrentHashMap<>();

  /**
   * The stage of this process; made by the first who asks.
   *
   * @param servers the key of one's own servers
   */
  Stage stage(ServerKey servers) {
    return OF_THIS_PROCESS.computeIfAbsent(
        new Key(kind, shape, settings),
        key -> BulkStages.of(kind, shape, settings, workspace, servers, clock));
  }
}
