package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.Span;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import java.time.Instant;
import java.util.Optional;

/** Asks a model what nobody wants to know, so that the first who does need not wait for it. */
record WarmUp(LanguageModel model) implements Runnable {
  @Override
  public void run() {
    String text = "Nothing has happened yet";
    Chunk chunk = new Chunk("", 0, Chunk.Kind.TITLE, new Span(0, text.length()), text);
    try {
      model.complete(new Question(chunk, Optional.empty(), Instant.MAX));
    } catch (ModelException | BellwetherException e) {
      // It will fail for whoever asks in earnest too, and be told there.
      return;
    }
  }
}
