package dev.bellwether.mask;

/**
 * A name in a text.
 *
 * @param start first character
 * @param end one past the last
 * @param kind of whom or what
 * @param entity what all spellings of one name have in common
 * @param subject whether it is who the text is about
 */
record Span(int start, int end, KnownName.Kind kind, String entity, boolean subject) {
  String placeholder(Placeholders placeholders) {
    return subject ? Placeholders.subject(kind) : placeholders.of(kind, entity);
  }

  Span ofSubject() {
    return new Span(start, end, KnownName.Kind.COMPANY, entity, true);
  }
}
