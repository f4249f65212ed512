package dev.bellwether.llm.local;

import java.io.IOException;

/**
 * One way of running a model in a process of its own: java-llama.cpp in a child JVM, or an official
 * {@code llama-server}. The supervisor knows nothing else of it. Safe for threads.
 */
public interface ModelRuntime {

  /** Its name in settings and in the provenance of scores, such as {@code java-llama}. */
  String name();

  /**
   * Starts a process and returns at once; the model is not loaded yet.
   *
   * <p>The thread that calls this lives as long as the process is wanted: Linux kills the process
   * with it where the implementation asks for that.
   *
   * @throws IOException if no process could be started
   */
  Worker start() throws IOException;
}
