package dev.bellwether.ingest.edgar;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Pages that were fetched, on disk: each content once under its hash, and for each address which
 * content it had. A kill leaves no half page.
 */
public final class KeptPages {

  /**
   * A page as it was received.
   *
   * @param etag as answered; may be empty
   * @param lastModified as answered; may be empty
   */
  public record Page(byte[] body, String etag, String lastModified) {}

  private final Path folder;

  /** Pages kept in a folder; made when the first is kept. */
  public KeptPages(Path folder) {
    this.folder = folder;
  }

  /** The page last received from an address. */
  public Optional<Page> find(String url) {
    Path entry = entry(url);
    if (!Files.isRegularFile(entry)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(entry);
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(content(lines.get(0))))) {
        return Optional.of(new Page(in.readAllBytes(), lines.get(1), lines.get(2)));
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      // What cannot be read is fetched again.
      return Optional.empty();
    }
  }

  void keep(String url, Page page) {
    String hash = Sha256.hex128(page.body(), page.body().length);
    try {
      Path content = content(hash);
      if (!Files.exists(content)) {
        write(content, compressed(page.body()));
      }
      String entry =
          hash
              + "\n"
              + oneLine(page.etag())
              + "\n"
              + oneLine(page.lastModified())
              + "\n"
              + url
              + "\n";
      write(entry(url), entry.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot keep a page in " + folder + ": " + e.getMessage(), "is the disk full?", e);
    }
  }

  void forget(String url) {
    try {
      Files.deleteIfExists(entry(url));
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot change " + folder + ": " + e.getMessage(), "check the permissions", e);
    }
  }

  private static String oneLine(String header) {
    return header.replaceAll("[\\r\\n]", " ");
  }

  private Path entry(String url) {
    return folder.resolve("urls").resolve(Sha256.hex128(url));
  }

  private Path content(String hash) {
    return folder.resolve("pages").resolve(hash.substring(0, 2)).resolve(hash + ".gz");
  }

  private static byte[] compressed(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = Files.createTempFile(file.getParent(), ".", ".tmp");
    Files.write(unfinished, bytes);
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
