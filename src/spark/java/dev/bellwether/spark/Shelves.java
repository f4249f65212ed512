package dev.bellwether.spark;

import dev.bellwether.bulk.LocalShelf;
import dev.bellwether.bulk.Shelf;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeMap;

/**
 * Opens the output on whatever machine: a path that all machines share, or an address that Hadoop
 * understands.
 *
 * @param hadoop its settings on the driver
 */
record Shelves(String output, Clock clock, TreeMap<String, String> hadoop) implements Serializable {
  Shelf open() {
    return output.matches("[a-z][a-z0-9+.-]+://.*")
        ? new HadoopShelf(output, hadoop)
        : new LocalShelf(Path.of(output), clock);
  }
}
