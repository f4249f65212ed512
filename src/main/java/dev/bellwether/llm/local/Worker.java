package dev.bellwether.llm.local;

import java.time.Duration;
import java.util.List;

/**
 * One process that holds the model, or a server that was there before. It answers each ask exactly
 * once, whatever becomes of the process. Safe for threads.
 */
public interface Worker extends AutoCloseable {

  /** The process; its end is what the supervisor watches. */
  ProcessHandle process();

  /**
   * Waits until the model is loaded.
   *
   * @throws StartException if it cannot be loaded, the process ended, or the time was over; the
   *     worker is to be closed then
   */
  Loaded awaitLoaded(Duration longest) throws StartException, InterruptedException;

  /**
   * Puts one question; returns at once. No more asks may be under way at a time than the plan has
   * slots.
   *
   * @param listener hears of it from a thread of the worker, and must not block; {@link
   *     AskListener#ended} is called exactly once, also when the process dies
   */
  void ask(Ask ask, AskListener listener);

  /**
   * Stops working on an ask, soon; its listener hears {@link Ending.Cancelled} unless it had ended
   * before. Unknown ids are ignored.
   */
  void cancel(long id);

  /**
   * Asks for a sign of life; the process answers even while it computes.
   *
   * @return false if none came in time
   */
  boolean alive(Duration longest) throws InterruptedException;

  /** Tokens of prompts that this process has really evaluated, and in how many asks. */
  Evaluated evaluated();

  /** The last lines that the process has printed, oldest first. */
  List<String> diagnostics();

  /** Ends the process at once, whatever it does, and every ask with {@link Ending.Died}. */
  void kill();

  /** Asks the process to end, and kills it if it does not soon. Nothing of it is left. */
  @Override
  void close();

  /**
   * What became of loading.
   *
   * @param contextTokens that one ask may use, prompt and answer together
   * @param device what computes, as the native code names it, such as {@code Vulkan0} or {@code
   *     CPU}
   * @param layersOnDevice layers that are really on it; 0 on the CPU
   * @param layers of the model; 0 if the process did not say
   */
  record Loaded(int contextTokens, String device, int layersOnDevice, int layers) {}

  /** Counted by the native code itself; {@code asks} lags the answers by moments. */
  record Evaluated(long asks, long promptTokens) {}
}
