package dev.bellwether.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of a few words: the names of an enum in lower case.
 *
 * @param between stands where the names have an underscore
 */
record Choice<E extends Enum<E>>(List<E> values, char between) implements TextualType<E> {
  /** All constants of an enum. */
  static <E extends Enum<E>> Choice<E> of(Class<E> type) {
    return new Choice<>(Arrays.asList(type.getEnumConstants()), '_');
  }

  /** All constants of an enum, for names of programs. */
  static <E extends Enum<E>> Choice<E> hyphenated(Class<E> type) {
    return new Choice<>(Arrays.asList(type.getEnumConstants()), '-');
  }

  Choice {
    values = List.copyOf(values);
  }

  @Override
  public Optional<E> fromText(String text) {
    return values.stream().filter(value -> text(value).equals(text)).findFirst();
  }

  @Override
  public String text(E value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', between);
  }

  @Override
  public String allowed() {
    return values.stream().map(this::text).collect(Collectors.joining(", ", "one of ", ""));
  }
}
