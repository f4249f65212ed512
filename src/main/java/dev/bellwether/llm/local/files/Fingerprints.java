package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What identifies model files: their SHA-256. Reading gigabytes takes seconds, so it is kept, and
 * holds as long as length and time of the file are the same. Two processes may use one cache; the
 * worst that can happen is that a file is read twice.
 *
 * @param cache a text file with one line for each model; need not exist
 */
public record Fingerprints(Path cache) {
  private static final int BUFFER = 1024 * 1024;
  private static final int CELLS = 4;

  /** What is in the cache for this file as it is now. */
  public Optional<Sha256> known(Path model) {
    String key = key(model);
    return lines().stream()
        .filter(line -> line.startsWith(key))
        .map(line -> new Sha256(line.substring(key.length())))
        .findFirst();
  }

  /**
   * The fingerprint, read from the file unless it is known.
   *
   * @throws BellwetherException if the file cannot be read
   */
  public Sha256 of(Path model, TransferListener listener) {
    Optional<Sha256> known = known(model);
    if (known.isPresent()) {
      return known.get();
    }
    String key = key(model);
    Sha256 read = read(model, listener);
    remember(key, read);
    return read;
  }

  /** Keeps what somebody else has computed. */
  void remember(Path model, Sha256 fingerprint) {
    remember(key(model), fingerprint);
  }

  private static Sha256 read(Path model, TransferListener listener) {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(model)) {
      listener.begins("checksum", Files.size(model));
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        listener.moved(n);
      }
      return Sha256.of(digest);
    } catch (IOException e) {
      throw BellwetherException.usage(
          "cannot read the model file " + model + ": " + e.getMessage(), "check its permissions");
    }
  }

  /** The beginning of the line of a file: length, time and path, tabs between and behind them. */
  private static String key(Path model) {
    try {
      Path path = model.toAbsolutePath().normalize();
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return now.size()
          + "\t"
          + now.lastModifiedTime().to(TimeUnit.NANOSECONDS)
          + "\t"
          + path.toString().replaceAll("\\s", " ")
          + "\t";
    } catch (IOException e) {
      throw BellwetherException.usage("no model file " + model, "see 'bellwether model list'");
    }
  }

  private void remember(String key, Sha256 fingerprint) {
    String path = key.split("\t", -1)[CELLS - 2];
    List<String> lines = new ArrayList<>(lines());
    lines.removeIf(line -> line.split("\t", -1)[CELLS - 2].equals(path));
    lines.add(key + fingerprint.hex());
    try {
      Files.createDirectories(cache.toAbsolutePath().getParent());
      Path fresh = cache.resolveSibling(cache.getFileName() + ".new");
      Files.write(fresh, lines);
      Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + cache + ": " + e.getMessage(), "check its permissions", e);
    }
  }

  /** Lines of the cache that are whole; a damaged one costs no more than reading a file again. */
  private List<String> lines() {
    if (!Files.isRegularFile(cache)) {
      return List.of();
    }
    try {
      return Files.readAllLines(cache).stream()
          .filter(line -> line.matches("\\d+\\t\\d+\\t[^\\t]+\\t[0-9a-f]{64}"))
          .toList();
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read " + cache + ": " + e.getMessage(), "delete it; it is made anew", e);
    }
  }
}
