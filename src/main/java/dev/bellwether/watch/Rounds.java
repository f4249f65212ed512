package dev.bellwether.watch;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.NewsDesk;
import dev.bellwether.ingest.live.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at the sources, several at a time. A source is looked at again only when what it showed is
 * on disk.
 */
final class Rounds implements AutoCloseable {
  private static final int MOST_THREADS = 16;

  private final NewsDesk desk;
  private final Time time;
  private final Consumer<Mail> mailbox;
  private final ScheduledExecutorService threads;

  Rounds(List<LiveSource> sources, NewsDesk desk, Time time, Consumer<Mail> mailbox) {
    this.desk = desk;
    this.time = time;
    this.mailbox = mailbox;
    this.threads =
        Executors.newScheduledThreadPool(
            Math.max(1, Math.min(MOST_THREADS, sources.size())),
            work -> {
              Thread thread = new Thread(work, "source");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The source will be looked at when so much time has passed. */
  void lookAfter(LiveSource source, Duration wait) {
    try {
      // What goes wrong in it comes as mail.
      ScheduledFuture<?> unused =
          threads.schedule(() -> look(source), Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      // The watch ends; nobody looks any more.
      return;
    }
  }

  private void look(LiveSource source) {
    Instant now = time.now();
    long since = time.nanos();
    try {
      Poll poll = desk.look(source, now);
      mailbox.accept(new Mail.Looked(source, poll, now, time.since(since)));
    } catch (BellwetherException e) {
      mailbox.accept(new Mail.Broke(source, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      // Not the end of the other sources; it is told with its name, for whoever looks for the bug.
      mailbox.accept(new Mail.Broke(source, "a bug in Bellwether: " + e));
    }
  }

  /** What a source showed is on disk: it need not be shown again. */
  void keep(Mail.Looked looked) {
    desk.keep(looked.source(), looked.poll(), looked.now());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
