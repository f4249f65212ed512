package dev.bellwether.llm.embedded;

import dev.bellwether.Chunk;
import dev.bellwether.Span;
import dev.bellwether.llm.Question;
import java.time.Instant;
import java.util.Optional;

/** Makes questions about a headline. */
final class Ask {
  private Ask() {}

  static Question about(String text) {
    Span span = new Span(0, Math.max(1, text.length()));
    Chunk chunk = new Chunk("0".repeat(32), 0, Chunk.Kind.TITLE, span, text);
    return new Question(chunk, Optional.empty(), Instant.MAX);
  }
}
