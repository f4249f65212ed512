package dev.bellwether.llm.local.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * Which part of a file an answer has (RFC 9110 section 14.4).
 *
 * @param first the first byte; that behind the last one of the file if the answer has none
 * @param total bytes of the file; -1 if the server does not know
 */
record ContentRange(long first, long total) {
  private static final Pattern PART =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
  private static final Pattern NONE = Pattern.compile("bytes \\*/(\\d{1,18})");

  static Optional<ContentRange> of(Response response) {
    String header = response.header("Content-Range", "");
    Matcher part = PART.matcher(header);
    if (part.matches()) {
      String total = part.group(2);
      return Optional.of(
          new ContentRange(
              Long.parseLong(part.group(1)), total.equals("*") ? -1 : Long.parseLong(total)));
    }
    Matcher none = NONE.matcher(header);
    return none.matches()
        ? Optional.of(
            new ContentRange(Long.parseLong(none.group(1)), Long.parseLong(none.group(1))))
        : Optional.empty();
  }
}
