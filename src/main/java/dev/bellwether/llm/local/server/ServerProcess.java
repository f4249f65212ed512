package dev.bellwether.llm.local.server;

import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Worker;
import java.util.List;

/** What is behind a port: a process of ours, or one of somebody else. Safe for threads. */
interface ServerProcess {

  /** Whether it is there, and its end. */
  ProcessHandle handle();

  /** What it said of loading. */
  Worker.Loaded loaded(int contextTokens);

  /** Why it did not load; asked when it has ended or its time is over. */
  StartException notLoaded(String model) throws InterruptedException;

  /** Whether a server with this model is what was wanted. */
  boolean mayDiffer();

  List<String> diagnostics();

  /** Ends it at once; one of somebody else is only let go of. */
  void kill();

  /** Ends it, and leaves nothing of it. */
  void close() throws InterruptedException;
}
