package dev.bellwether.bulk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of this machine, or one that all machines have mounted under the same path. */
public final class LocalShelf implements Shelf {
  private static final String UNFINISHED = "_temporary";
  private static final Duration LEFT = Duration.ofDays(1);

  private final Path root;
  private final Clock clock;

  public LocalShelf(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  @Override
  public Set<String> files() throws IOException {
    Set<String> files = new TreeSet<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> all = Files.find(root, 3, (file, is) -> is.isRegularFile())) {
        all.map(file -> root.relativize(file).toString().replace('\\', '/'))
            .filter(Part::isPath)
            .forEach(files::add);
      }
    }
    return files;
  }

  @Override
  public Set<String> rejects() throws IOException {
    Path folder = root.resolve(Rejects.FOLDER);
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> Rejects.FOLDER + "/" + file.getFileName())
          .filter(file -> file.endsWith(Rejects.ENDING))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Override
  public List<String> lines(String path) throws IOException {
    return Files.readAllLines(root.resolve(path));
  }

  @Override
  public void publish(Path local, String path) throws IOException {
    Path target = root.resolve(path);
    Files.createDirectories(target.getParent());
    Path folder = Files.createDirectories(root.resolve(UNFINISHED));
    // Beside the target, since only there a rename is one step.
    Path near = folder.resolve(UUID.randomUUID().toString());
    Files.copy(local, near);
    Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(local);
  }

  @Override
  public void remove(String path) throws IOException {
    Files.deleteIfExists(root.resolve(path));
  }

  @Override
  public void sweep() throws IOException {
    Path folder = root.resolve(UNFINISHED);
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.toList();
    }
    for (Path file : left) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(LEFT))) {
        removeUnlessUsed(file);
      }
    }
    if (isEmpty(folder)) {
      Files.deleteIfExists(folder);
    }
  }

  /** The table of a run that lives is locked by it, and may be older than a day. */
  private static void removeUnlessUsed(Path left) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(left)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      if (Files.isRegularFile(file) && isLocked(file)) {
        return;
      }
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
