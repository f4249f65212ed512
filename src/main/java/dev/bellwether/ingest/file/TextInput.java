package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A text file opened for reading: decompressed when it is gzip, decoded, without a byte order mark.
 *
 * @param reader stands at the first character; bytes that can not be decoded come as {@link
 *     #UNDECODABLE}
 * @param charset how it is decoded
 */
record TextInput(BufferedReader reader, Charset charset) {
  /** U+FFFF, which Unicode keeps free of meaning, so that a real U+FFFD in the text is no error. */
  static final char UNDECODABLE = '\uffff';

  private static final int PEEK = 1 << 13;
  private static final int BUFFER = 1 << 16;

  /**
   * Opens a file.
   *
   * @param wanted the charset the user names; without one a byte order mark decides, else UTF-8
   */
  static TextInput open(Path path, Optional<Charset> wanted) throws IOException {
    InputStream raw = Files.newInputStream(path);
    try {
      return decode(path, decompressed(path, raw), wanted);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static BufferedInputStream decompressed(Path path, InputStream raw) throws IOException {
    BufferedInputStream file = new BufferedInputStream(raw, BUFFER);
    byte[] magic = peek(file, 2);
    if (magic.length < 2 || magic[0] != 0x1f || magic[1] != (byte) 0x8b) {
      return file;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER);
    } catch (ZipException e) {
      throw BellwetherException.usage(
          path.getFileName() + " is not a readable gzip file", "try gzip -t on it");
    }
  }

  private static TextInput decode(Path path, BufferedInputStream in, Optional<Charset> wanted)
      throws IOException {
    byte[] head = peek(in, PEEK);
    if (head.length == 0) {
      throw BellwetherException.usage(path.getFileName() + " is empty", "");
    }
    Optional<ByteOrderMark> mark = ByteOrderMark.of(head);
    Charset charset =
        mark.map(m -> m.charset(wanted)).or(() -> wanted).orElse(StandardCharsets.UTF_8);
    if (mark.isPresent()) {
      in.skipNBytes(mark.get().length());
    } else if (wanted.isEmpty() && isBinary(head)) {
      throw BellwetherException.usage(
          path.getFileName() + " is a binary file, not text",
          "CSV, TSV and JSON Lines are read, also gzipped; for UTF-16 without a mark pass --encoding");
    }
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(UNDECODABLE));
    return new TextInput(new BufferedReader(new InputStreamReader(in, decoder), BUFFER), charset);
  }

  private static byte[] peek(BufferedInputStream in, int most) throws IOException {
    in.mark(most);
    byte[] head = in.readNBytes(most);
    in.reset();
    return head;
  }

  /** UTF-16 without a mark is half NULs; a stray one is a bad row. */
  private static boolean isBinary(byte[] head) {
    int nuls = 0;
    for (byte b : head) {
      nuls += b == 0 ? 1 : 0;
    }
    return nuls * 20 > head.length;
  }

  /** Why a record can not be used as it was decoded; empty when it can. */
  String problem(String record) {
    if (record.indexOf('\0') >= 0) {
      return "a NUL character";
    }
    return record.indexOf(UNDECODABLE) < 0
        ? ""
        : "bytes that are not " + charset.name() + " (try --encoding)";
  }
}
