package dev.bellwether.ingest.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * U+FEFF at the beginning of a file, which tells how the file is encoded.
 *
 * @param encoding what it tells
 */
record ByteOrderMark(Charset encoding) {
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  /** The mark that a file begins with. */
  static Optional<ByteOrderMark> of(byte[] head) {
    return ENCODINGS.stream().map(ByteOrderMark::new).filter(m -> m.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    byte[] mark = bytes();
    return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
  }

  private byte[] bytes() {
    return "\ufeff".getBytes(encoding);
  }

  int length() {
    return bytes().length;
  }

  /** "UTF-16" leaves the byte order to the mark, which is consumed here. */
  Charset charset(Optional<Charset> wanted) {
    return wanted.filter(w -> !w.equals(StandardCharsets.UTF_16)).orElse(encoding);
  }
}
