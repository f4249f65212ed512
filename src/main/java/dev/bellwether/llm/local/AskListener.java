package dev.bellwether.llm.local;

/** Hears what becomes of one ask, from one thread at a time. Must not block. */
public interface AskListener {

  /**
   * More of the answer. The first piece comes with the first token; later ones may bring several at
   * once.
   */
  void piece(String text);

  /** It is over; called exactly once, and nothing comes after it. */
  void ended(Ending ending);
}
