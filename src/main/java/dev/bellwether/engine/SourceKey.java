package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of a source or a trigger, from a variable or a file, never from the settings. */
final class SourceKey {
  private SourceKey() {}

  /**
   * A key, which is kept out of everything that is printed from now on.
   *
   * @param owner whose, for messages
   * @param options the fields of its table, {@code key_env} and {@code key_file} among them
   * @param which {@code key}, or {@code secret}
   * @param usual the variable that is looked at when none is named; empty for none
   * @throws BellwetherException if one is named and not there
   */
  static Optional<String> of(
      Context context, String owner, Map<String, String> options, String which, String usual) {
    String variable = options.getOrDefault(which + "_env", usual);
    Optional<String> key =
        variable.isEmpty() ? Optional.empty() : context.secrets().variable(variable);
    Optional<String> file = Optional.ofNullable(options.get(which + "_file"));
    if (key.isEmpty() && file.isPresent()) {
      key = Optional.of(read(context.workspace().root().resolve(file.get()), owner, which));
    }
    if (key.isEmpty() && options.containsKey(which + "_env")) {
      throw missing(owner, which, "the variable " + variable + " is not set", null);
    }
    key.ifPresent(context.secrets()::hide);
    return key;
  }

  /** The key of a source in the header that it is sent in; nothing if there is no key. */
  static Map<String, String> header(Context context, Source source) {
    boolean newsApi = source.kind() == Source.Kind.NEWSAPI;
    String header =
        SourceOptions.text(source, "key_header")
            .orElse(newsApi ? NewsApiSearch.HEADER : "Authorization");
    String usual = newsApi ? NewsApiSearch.VARIABLE : "";
    return of(context, "source " + source.name(), source.options(), "key", usual)
        .map(key -> Map.of(header, key))
        .orElse(Map.of());
  }

  private static String read(Path file, String owner, String which) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw missing(owner, which, "its " + which + "_file cannot be read", e);
    }
  }

  private static BellwetherException missing(
      String owner, String which, String why, @Nullable IOException cause) {
    String message = "no " + which + " for " + owner + ": " + why;
    String hint = "a variable or a file that holds it and nothing else";
    return cause == null
        ? new BellwetherException(BellwetherException.Kind.CREDENTIALS, message, hint)
        : new BellwetherException(BellwetherException.Kind.CREDENTIALS, message, hint, cause);
  }
}
