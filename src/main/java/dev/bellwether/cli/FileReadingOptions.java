package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the user's own files are to be read. */
final class FileReadingOptions {
  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      split = ",",
      order = 1,
      description = "Where a field stands; what is not mapped is guessed.")
  private List<String> map = new ArrayList<>();

  @Option(
      names = "--date-format",
      paramLabel = "PATTERN",
      order = 2,
      description = "How dates are written, such as dd/MM/yyyy (default: found out).")
  private @Nullable String dateFormat;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      order = 3,
      description = "Such as windows-1252 (default: UTF-8).")
  private @Nullable String encoding;

  Map<String, String> map() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String entry : map) {
      int equals = entry.indexOf('=');
      if (equals < 1 || equals == entry.length() - 1) {
        throw BellwetherException.usage(
            "--map " + entry + " is not FIELD=COLUMN", "for example --map title=headline");
      }
      columns.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
    }
    return columns;
  }

  Optional<String> dateFormat() {
    return Optional.ofNullable(dateFormat);
  }

  Optional<Charset> charset() {
    if (encoding == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(encoding));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw BellwetherException.usage(
          "no encoding '" + encoding + "'", "for example utf-8, windows-1252, iso-8859-1, utf-16");
    }
  }
}
