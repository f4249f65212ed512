package dev.bellwether.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** A name that is also the name of a file, on every system. */
record FileName() implements TextualType<String> {
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

  @Override
  public Optional<String> fromText(String text) {
    return PLAIN.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  @Override
  public String text(String value) {
    return value;
  }

  @Override
  public String allowed() {
    return "a name of lower-case letters, digits, - and _";
  }
}
