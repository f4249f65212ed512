package dev.bellwether.telemetry;

import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.CacheLook;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.CallListener;
import dev.bellwether.llm.ModelException;
import dev.bellwether.watch.WatchEvent;
import dev.bellwether.watch.WatchListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells everybody who is set up to listen what goes on. Whatever becomes of that, the work goes on:
 * an observer that fails is reported once and its failure goes no further. Safe for threads.
 */
public final class Telemetry
    implements CallListener, Breaker.Listener, WatchListener, AutoCloseable {
  /** Nobody listens. */
  public static final Telemetry OFF = new Telemetry(List.of(), trouble -> {});

  /** What this thread is scoring; the same for all observers. */
  private static final ThreadLocal<@Nullable Task> CURRENT = new ThreadLocal<>();

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
    Task task = CURRENT.get();
    String article = task == null ? call.question().chunk().contentHash() : task.article();
    each(observer -> observer.called(article, call));
  }

  @Override
  public void looked(Selection selection, CacheLook look) {
    each(observer -> observer.looked(selection, look));
  }

  @Override
  public void notAsked(Selection selection, ModelException why) {
    each(observer -> observer.notAsked(selection, why));
  }

  @Override
  public void changed(Breaker.Change change) {
    each(observer -> observer.changed(change));
  }

  @Override
  public void heard(WatchEvent event) {
    each(observer -> observer.watched(event));
  }

  /** The local tier has workers, which can be asked how they fare at any time, by any thread. */
  public void workers(Supplier<Workers> workers) {
    each(observer -> observer.workers(workers));
  }

  /** A text is being scored by this thread, until the result is closed by it. */
  public Scoring scoring(Task task) {
    if (isOff()) {
      return Scoring.UNHEARD;
    }
    List<Scoring> all = new ArrayList<>();
    each(observer -> all.add(observer.scoring(task)));
    CURRENT.set(task);
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
        CURRENT.remove();
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
