package dev.bellwether.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** The path of a file or folder, or nothing. */
record PathText() implements TextualType<String> {
  private static final Pattern PATH = Pattern.compile("\\P{Cntrl}{0,4096}");

  @Override
  public Optional<String> fromText(String text) {
    return PATH.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  @Override
  public String text(String value) {
    return value;
  }

  @Override
  public String allowed() {
    return "a path, or nothing";
  }
}
