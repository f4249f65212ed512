package dev.bellwether.telemetry;

import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.CallListener;
import dev.bellwether.llm.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Tells everybody who is set up to listen what goes on. Whatever becomes of that, the work goes on:
 * an observer that fails is reported once and its failure goes no further. Safe for threads.
 */
public final class Telemetry implements CallListener, Breaker.Listener, AutoCloseable {
  /** Nobody listens. */
  public static final Telemetry OFF = new Telemetry(List.of(), trouble -> {});

  private final List<Observer> observers;
  private final Consumer<String> trouble;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * Tells these.
   *
   * @param trouble is told of the first observer that fails
   */
  Telemetry(List<Observer> observers, Consumer<String> trouble) {
    this.observers = List.copyOf(observers);
    this.trouble = trouble;
  }

  /** True if nobody listens, so that there is nothing to tell. */
  public boolean isOff() {
    return observers.isEmpty();
  }

  /** A run has begun. */
  public void runBegan(Run run) {
    each(observer -> observer.runBegan(run));
  }

  /** It has ended. */
  public void runEnded(RunEnd end) {
    each(observer -> observer.runEnded(end));
  }

  @Override
  public void ended(Call call) {
    each(observer -> observer.ended(call));
  }

  @Override
  public void looked(Selection selection, boolean hit) {
    each(observer -> observer.looked(selection, hit));
  }

  @Override
  public void notAsked(Selection selection, ModelException why) {
    each(observer -> observer.notAsked(selection, why));
  }

  @Override
  public void changed(Breaker.Change change) {
    each(observer -> observer.changed(change));
  }

  /**
   * A text is being scored by this thread until the result is closed.
   *
   * @param subject a ticker's symbol, or {@code *} for the text as a whole
   */
  public Scoring scoring(String contentHash, String subject) {
    if (observers.isEmpty()) {
      return Scoring.UNHEARD;
    }
    List<Scoring> all = new ArrayList<>();
    each(observer -> all.add(observer.scoring(contentHash, subject)));
    return new Scoring() {
      @Override
      public void answered(Score score) {
        all.forEach(each -> guarded(() -> each.answered(score)));
      }

      @Override
      public void missed(String reason) {
        all.forEach(each -> guarded(() -> each.missed(reason)));
      }

      @Override
      public void close() {
        all.forEach(each -> guarded(each::close));
      }
    };
  }

  /** Sends what waits, within a time that a user does not mind. */
  @Override
  public void close() {
    each(Observer::close);
  }

  private void each(Consumer<Observer> tell) {
    for (Observer observer : observers) {
      guarded(() -> tell.accept(observer));
    }
  }

  private void guarded(Runnable tell) {
    try {
      tell.run();
    } catch (RuntimeException e) {
      if (!reported.getAndSet(true)) {
        trouble.accept("telemetry is incomplete: " + e);
      }
    }
  }
}
