package dev.bellwether.llm.local.worker;

import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaOutput;
import dev.bellwether.llm.local.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One ask being answered. Reports its end exactly once, or throws {@link IllegalStateException}
 * where the native code is in no state to answer anything any more.
 */
final class Job implements Runnable {
  /** Beginning of text, and the blank that the vocabulary puts before a text. */
  private static final int ADDED_TOKENS = 2;

  private final Frame.Ask ask;
  private final NativeModel model;
  private final SlotMemory memory;
  private final Consumer<Frame.Report> end;
  private final Pieces pieces;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean cancelled;
  private @Nullable LlamaIterator answer;
  private boolean flowing;

  /** One for each token, except that one character of several tokens comes as one. */
  private int outputs;

  Job(
      Frame.Ask ask,
      NativeModel model,
      SlotMemory memory,
      Consumer<Frame.Report> end,
      Consumer<Frame.Report> reports) {
    this.ask = ask;
    this.model = model;
    this.memory = memory;
    this.end = end;
    this.pieces = new Pieces(ask.id(), reports);
  }

  @Override
  public void run() {
    try {
      if (fits()) {
        stream(begin());
      }
    } catch (NoSuchElementException e) {
      // The binding ended the answer by itself. After a cancel nobody waits for it any more.
      if (!cancelled) {
        throw new IllegalStateException("an answer ended without its last token", e);
      }
    } catch (RuntimeException e) {
      // The binding's own exceptions and anything else: whoever asked must hear of the end.
      end(new Frame.Rejected(ask.id(), String.valueOf(e.getMessage())));
    }
  }

  /** Counting takes a while, and a token has at least one byte: most asks need no count. */
  private boolean fits() {
    int bytes = ask.prompt().getBytes(StandardCharsets.UTF_8).length;
    if (bytes + ADDED_TOKENS + ask.maxTokens() <= model.contextTokens()) {
      return true;
    }
    int tokens = model.tokens(ask.prompt()).length + 1;
    if (tokens + ask.maxTokens() <= model.contextTokens()) {
      return true;
    }
    end(new Frame.Overflow(ask.id(), tokens, model.contextTokens()));
    return false;
  }

  private synchronized LlamaIterator begin() {
    LlamaIterator begun = model.begin(ask);
    answer = begun;
    return begun;
  }

  private void stream(LlamaIterator begun) {
    boolean more = !cancelled;
    while (more) {
      LlamaOutput output = begun.next();
      more = take(output, begun);
    }
    if (cancelled) {
      begun.cancel();
      end(new Frame.Cancelled(ask.id()));
    } else {
      done();
    }
  }

  /** False if that was the last one, or nobody wants more. */
  private boolean take(LlamaOutput output, LlamaIterator begun) {
    synchronized (this) {
      flowing = true;
    }
    if (cancelled) {
      return false;
    }
    outputs += begun.hasNext() ? 1 : 0;
    pieces.add(output.text);
    return begun.hasNext();
  }

  private void done() {
    int[] prompt = model.tokens(ask.prompt());
    end(
        new Frame.Done(
            ask.id(),
            pieces.rest(),
            prompt.length + 1,
            memory.remember(prompt),
            outputs,
            outputs >= ask.maxTokens()));
  }

  /**
   * Ends it for whoever asked, at once. Once tokens flow, {@link #run} stops at the next one.
   * Before that its thread waits in native code for the prompt to be evaluated; cancelled from
   * here, it waits there for ever. So it is left behind, a few kilobytes until the worker is
   * replaced, and the model is free after the batch it is in.
   */
  synchronized void cancel() {
    cancelled = true;
    LlamaIterator begun = answer;
    if (end(new Frame.Cancelled(ask.id())) && begun != null && !flowing) {
      begun.cancel();
    }
  }

  private boolean end(Frame.Report report) {
    boolean first = ended.compareAndSet(false, true);
    if (first) {
      end.accept(report);
    }
    return first;
  }
}
