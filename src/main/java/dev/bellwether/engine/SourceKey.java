package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of a source, from a variable or a file, never from the settings. */
final class SourceKey {
  private SourceKey() {}

  /**
   * The key, which is kept out of everything that is printed from now on.
   *
   * @throws BellwetherException if one is named and not there
   */
  static Optional<String> of(Context context, Source source) {
    Optional<String> variable = SourceOptions.text(source, "key_env").or(() -> usual(source));
    Optional<String> key = variable.flatMap(context.secrets()::variable);
    Optional<String> file = SourceOptions.text(source, "key_file");
    if (key.isEmpty() && file.isPresent()) {
      key = Optional.of(read(context.workspace().root().resolve(file.get()), source));
    }
    if (key.isEmpty() && source.options().containsKey("key_env")) {
      throw missing(source, "the variable " + variable.orElse("") + " is not set", null);
    }
    key.ifPresent(context.secrets()::hide);
    return key;
  }

  /** The key in the header that it is sent in; nothing if there is no key. */
  static Map<String, String> header(Context context, Source source) {
    String usual = source.kind() == Source.Kind.NEWSAPI ? NewsApiSearch.HEADER : "Authorization";
    return of(context, source)
        .map(key -> Map.of(SourceOptions.text(source, "key_header").orElse(usual), key))
        .orElse(Map.of());
  }

  private static Optional<String> usual(Source source) {
    return source.kind() == Source.Kind.NEWSAPI
        ? Optional.of(NewsApiSearch.VARIABLE)
        : Optional.empty();
  }

  private static String read(Path file, Source source) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw missing(source, "its key_file cannot be read", e);
    }
  }

  private static BellwetherException missing(
      Source source, String why, @Nullable IOException cause) {
    String message = "no key for source " + source.name() + ": " + why;
    String hint = "a variable or a file that holds the key and nothing else";
    return cause == null
        ? new BellwetherException(BellwetherException.Kind.CREDENTIALS, message, hint)
        : new BellwetherException(BellwetherException.Kind.CREDENTIALS, message, hint, cause);
  }
}
