package dev.bellwether.llm;

import dev.bellwether.Selection;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt that reached a model, after it has ended.
 *
 * @param selection what was asked
 * @param server host and port of the model; empty for one in this process
 * @param question what it was asked
 * @param startedAt when
 * @param latency from asking to the end
 * @param ending how it ended
 */
public record Call(
    Selection selection,
    String server,
    Question question,
    Instant startedAt,
    Duration latency,
    Ending ending) {

  /** How a call ended. */
  public sealed interface Ending {
    /** {@code done} or {@link ModelException#outcome}, as in the ledger of calls. */
    String outcome();
  }

  /** With an answer. */
  public record Answered(Completion completion) implements Ending {
    @Override
    public String outcome() {
      return "done";
    }
  }

  /** Without one. */
  public record Failed(ModelException why) implements Ending {
    @Override
    public String outcome() {
      return why.outcome();
    }
  }
}
