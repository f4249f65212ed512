package dev.bellwether.llm;

/** Takes in the server-sent events of one answer, in their order. For one thread. */
public interface EventReader {

  /**
   * One event.
   *
   * @param type its name; {@code message} if it has none
   * @throws ModelException if the event says that there will be no answer
   */
  void event(String type, String data) throws ModelException;

  /** A whole answer that came at once, from a server that does not stream. */
  default void whole(String body) throws ModelException {
    event("message", body);
  }

  /** True once the answer has come to its proper end; a stream that ends before is cut off. */
  boolean complete();
}
