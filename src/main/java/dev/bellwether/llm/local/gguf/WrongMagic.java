package dev.bellwether.llm.local.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What people download in place of a model. */
final class WrongMagic {
  private static final int ENOUGH = 64;

  private WrongMagic() {}

  /** What to try, judged by how the file begins. */
  static String hint(FileChannel file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(ENOUGH);
    file.read(buffer, 0);
    String begin =
        new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1)
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (begin.startsWith("version https://git-lfs")) {
      return "this is the pointer of a Git LFS file; download the file itself";
    }
    if (begin.startsWith("<!doctype") || begin.startsWith("<html") || begin.startsWith("{")) {
      return "this is a web page or a message of a server; download the file itself";
    }
    if (begin.startsWith("tjgg") || begin.startsWith("fmgg") || begin.startsWith("lmgg")) {
      return "this is a format from before GGUF; take a GGUF file of the model";
    }
    return "take a file of the model that ends in .gguf";
  }
}
