package dev.bellwether.llm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import okio.BufferedSource;

/**
 * Reads lines one by one, as long as no line and not all of them are longer than is to be believed.
 *
 * @param longest bytes of a line
 * @param most bytes in all
 */
record CappedLines(long longest, long most) {
  /** Far above the answer to one question, and far above those of a full batch. */
  static final CappedLines USUAL = new CappedLines(8L * 1024 * 1024, 1024L * 1024 * 1024);

  /** There is more than that. */
  static final class AnswerTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLong(String message) {
      super(message);
    }
  }

  /**
   * Reads to the end, or until the taker says false.
   *
   * @throws AnswerTooLong at the line with which a limit is passed
   */
  void read(BufferedSource source, Predicate<String> taker) throws IOException {
    long total = 0;
    boolean more = true;
    while (more && !source.exhausted()) {
      long end = source.indexOf((byte) '\n', 0, longest + 1);
      if (end < 0 && source.request(longest + 1)) {
        throw new AnswerTooLong("a line is longer than " + longest + " bytes");
      }
      long length = end < 0 ? source.getBuffer().size() : end;
      total += length;
      if (total > most) {
        throw new AnswerTooLong("more than " + most + " bytes");
      }
      String line = source.readString(length, StandardCharsets.UTF_8);
      if (end >= 0) {
        source.skip(1);
      }
      more = taker.test(line);
    }
  }
}
