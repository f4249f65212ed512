package dev.bellwether.config;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a small UTF-8 file that may be missing, and names everything else that can be wrong. */
final class TextFile {
  /** Far above any real configuration; a file this large is another file. */
  private static final int MAX_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /** Its text without a byte order mark; empty if it does not exist. */
  static Optional<String> read(Path path) {
    if (isMissing(path)) {
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      throw BellwetherException.usage(path + ": is a folder, not a file", "move it away");
    }
    String text = decode(path, bytes(path));
    return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }

  /** A path through something that is no folder, such as HOME=/dev/null, leads to no file. */
  private static boolean isMissing(Path path) {
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    Path above = path.getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && !Files.isDirectory(above);
  }

  private static byte[] bytes(Path path) {
    try (var in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw BellwetherException.usage(path + ": larger than 1 MiB", "is it the right file?");
      }
      return bytes;
    } catch (IOException broken) {
      throw new BellwetherException(
          BellwetherException.Kind.USAGE,
          path + ": cannot be read: " + reason(broken),
          "check the file and its permissions",
          broken);
    }
  }

  private static String reason(IOException broken) {
    if (broken instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (broken instanceof NoSuchFileException) {
      return "it is a link to nothing";
    }
    // The message would repeat the path.
    return broken instanceof FileSystemException file && file.getReason() != null
        ? Shown.line(file.getReason())
        : Shown.line(String.valueOf(broken.getMessage()));
  }

  private static String decode(Path path, byte[] bytes) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(input).toString();
    } catch (CharacterCodingException malformed) {
      // The decoder stops at the first byte that it cannot read.
      long lineFeeds =
          new String(bytes, 0, input.position(), StandardCharsets.ISO_8859_1)
              .chars()
              .filter(character -> character == '\n')
              .count();
      throw BellwetherException.usage(
          path + ":" + (lineFeeds + 1) + ": is not UTF-8", "save the file as UTF-8");
    }
  }
}
