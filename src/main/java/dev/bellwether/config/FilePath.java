package dev.bellwether.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** The path of a file or folder, or a name that stands for one; may be empty. */
record FilePath() implements TextualType<String> {
  private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}]{0,4000}");

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
    return "a path";
  }
}
