package dev.bellwether.llm;

/** Puts the events of one answer together. For one thread. */
public interface AnswerReader extends EventReader {

  /** The answer; only once it is {@link #complete}. */
  RemoteAnswer answer();
}
