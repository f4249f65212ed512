package dev.bellwether.watch;

import dev.bellwether.Document;
import dev.bellwether.Ticker;
import java.util.Optional;
import java.util.function.Consumer;

/** Whom the watch asks for verdicts. Does its work on threads of its own. */
public interface Analyst {

  /**
   * What is asked.
   *
   * @param article its id
   * @param document the text
   * @param subject whom it is to be judged for; empty for the text as a whole
   * @param urgent true if it goes before others that wait
   * @param upgrade true if a stopgap is there already, and only something better is of use
   */
  record Question(
      String article,
      Document document,
      Optional<Ticker> subject,
      boolean urgent,
      boolean upgrade) {}

  /**
   * Takes a question.
   *
   * @param then told once what came of it, on any thread
   */
  void ask(Question question, Consumer<Finding> then);
}
