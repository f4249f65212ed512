package dev.bellwether.config;

import java.time.LocalDate;
import java.util.Optional;

/** Until when a model has read what happened, and who says so. */
public sealed interface KnowledgeCutoff {
  /** What the data on models says of the model that answered; often nothing. */
  record OfModel() implements KnowledgeCutoff {}

  /** There is no such date: the model reads words and remembers no events. */
  record None() implements KnowledgeCutoff {}

  /** The user says so. */
  record On(LocalDate date) implements KnowledgeCutoff {}

  /** The date, if the user has given one. */
  default Optional<LocalDate> given() {
    return this instanceof On on ? Optional.of(on.date()) : Optional.empty();
  }
}
