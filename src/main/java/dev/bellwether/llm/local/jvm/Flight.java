package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.AskListener;
import dev.bellwether.llm.local.Ending;

/** An ask under way, and what has come of its answer. Ended by whoever takes it off the list. */
final class Flight {
  private final AskListener listener;
  private final StringBuilder text = new StringBuilder();

  Flight(AskListener listener) {
    this.listener = listener;
  }

  void piece(String more) {
    text.append(more);
    listener.piece(more);
  }

  String text() {
    return text.toString();
  }

  void end(Ending ending) {
    listener.ended(ending);
  }
}
