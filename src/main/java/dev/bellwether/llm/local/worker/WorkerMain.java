package dev.bellwether.llm.local.worker;

import java.io.IOException;

/** Where a worker begins. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Takes {@link WorkerArguments#line}. Ends when the program does. */
  public static void main(String[] line) throws IOException {
    WorkerArguments arguments = WorkerArguments.parse(line);
    WorkerProcess.run(arguments.socket(), () -> NativeModel.load(arguments));
  }
}
