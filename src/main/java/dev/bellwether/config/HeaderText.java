package dev.bellwether.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** A text that may be empty and can be sent as the value of an HTTP header: printable ASCII. */
record HeaderText() implements TextualType<String> {
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]{0,200}");

  @Override
  public Optional<String> fromText(String text) {
    return PRINTABLE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  @Override
  public String text(String value) {
    return value;
  }

  @Override
  public String allowed() {
    return "a text of at most 200 printable ASCII characters";
  }
}
