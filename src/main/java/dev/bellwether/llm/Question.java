package dev.bellwether.llm;

import dev.bellwether.Chunk;
import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.Optional;

/**
 * What a model is asked: which way does this chunk point for this ticker?
 *
 * @param chunk the text to read
 * @param about what the chunk belongs to, in one line, such as {@code 8-K of Apple Inc., item
 *     2.02}; empty for an article, which says so itself
 * @param ticker whom the answer is for; empty asks about the text as a whole
 * @param deadline when an answer stops being of use
 * @param origin where the text comes from; empty where nobody says so, and then no answer about
 *     another text is taken for it
 */
public record Question(
    Chunk chunk, String about, Optional<Ticker> ticker, Instant deadline, Optional<Origin> origin) {

  /** About a chunk that does not say where it comes from. */
  public Question(Chunk chunk, String about, Optional<Ticker> ticker, Instant deadline) {
    this(chunk, about, ticker, deadline, Optional.empty());
  }

  /** About a chunk of an article. */
  public Question(Chunk chunk, Optional<Ticker> ticker, Instant deadline) {
    this(chunk, "", ticker, deadline);
  }

  /** The same question, with an answer wanted by then if that is earlier. */
  public Question by(Instant earlier) {
    return earlier.isBefore(deadline) ? new Question(chunk, about, ticker, earlier, origin) : this;
  }
}
