package dev.bellwether.llm.local.server;

import dev.bellwether.llm.local.DiagnosticRing;
import dev.bellwether.llm.local.NativeLog;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that we have started.
 *
 * @param process it
 * @param log what it has said of loading
 * @param ring its last lines
 * @param record where it is written down while it lives
 */
record OwnProcess(Process process, NativeLog log, DiagnosticRing ring, Path record)
    implements ServerProcess {
  private static final Duration TO_END = Duration.ofSeconds(2);

  @Override
  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public Worker.Loaded loaded(int contextTokens) {
    return log.loaded(contextTokens);
  }

  @Override
  public StartException notLoaded(String model) throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.SECONDS)) {
      return new StartException(
          StartException.Kind.BROKEN,
          "llama-server did not load " + model + " in time",
          "raise local.load_deadline, or use a smaller model");
    }
    String why = log.error();
    // A wrong model or option is said in words; silence is a crash or a lack of memory.
    return why.isEmpty()
        ? new StartException(
            StartException.Kind.BROKEN,
            "llama-server ended with code " + process.exitValue() + " while it loaded " + model,
            "see 'bellwether doctor'; it may have run out of memory")
        : new StartException(
            StartException.Kind.WRONG,
            "llama-server cannot load " + model + ": " + why,
            "check the file with 'bellwether model inspect', or take a newer llama-server");
  }

  @Override
  public boolean mayDiffer() {
    return false;
  }

  @Override
  public List<String> diagnostics() {
    return ring.lines();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    try {
      Files.deleteIfExists(record);
    } catch (IOException e) {
      // The next start reads the record, finds nobody, and deletes it.
      ring.note("(could not delete " + record + ": " + e.getMessage() + ")");
    }
  }
}
