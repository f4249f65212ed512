package dev.bellwether.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** An http or https address that paths are appended to; a slash at its end is dropped. */
record BaseAddress() implements TextualType<String> {
  private static final Pattern ADDRESS = Pattern.compile("https?://[!-~&&[^?#]]{1,200}");

  @Override
  public Optional<String> fromText(String text) {
    return ADDRESS.matcher(text).matches()
        ? Optional.of(text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
        : Optional.empty();
  }

  @Override
  public String text(String value) {
    return value;
  }

  @Override
  public String allowed() {
    return "an http or https address";
  }
}
