package dev.bellwether.llm.local.gguf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The first bytes of a GGUF file, and what people download in place of one. */
public final class Magic {
  /** Bytes that are enough to judge by. */
  public static final int ENOUGH = 64;

  private Magic() {}

  /** What to try where a file begins so; empty if that is how a GGUF file begins. */
  public static Optional<String> hintIfOther(byte[] beginning) {
    String begin = new String(beginning, StandardCharsets.ISO_8859_1);
    return begin.startsWith("GGUF")
        ? Optional.empty()
        : Optional.of(hint(begin.stripLeading().toLowerCase(Locale.ROOT)));
  }

  private static String hint(String begin) {
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
