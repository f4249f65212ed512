package dev.bellwether.watch;

import dev.bellwether.Document;
import java.util.function.Consumer;

/** Whom the watch asks for verdicts. Does its work on threads of its own. */
public interface Analyst {

  /**
   * What is asked.
   *
   * @param document the text, and whom it is about
   * @param urgent true if it goes before others that wait
   * @param upgrade true if a stopgap is there already, and only something better is of use
   */
  record Question(Document document, boolean urgent, boolean upgrade) {}

  /**
   * Takes a question.
   *
   * @param then told once what came of it, on any thread
   */
  void ask(Question question, Consumer<Finding> then);
}
