package dev.bellwether.llm.local.worker;

import dev.bellwether.llm.local.wire.Frame;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Answers asks, side by side. No more come at a time than the model has slots. */
final class Desk {
  private final NativeModel model;
  private final Consumer<Frame.Report> reports;
  private final ConcurrentHashMap<Long, Job> jobs = new ConcurrentHashMap<>();
  private final SlotMemory memory;

  /** Not a fixed number: a cancelled job may never give its thread back. */
  private final ExecutorService threads;

  /**
   * A desk.
   *
   * @param broken takes what was thrown when the model can be trusted no longer
   */
  Desk(NativeModel model, Consumer<Frame.Report> reports, Thread.UncaughtExceptionHandler broken) {
    this.model = model;
    this.threads = threads(broken);
    this.memory = new SlotMemory(model.slots());
    this.reports = reports;
  }

  private static ExecutorService threads(Thread.UncaughtExceptionHandler broken) {
    return Executors.newCachedThreadPool(
        job -> {
          Thread thread = new Thread(job, "ask");
          thread.setDaemon(true);
          thread.setUncaughtExceptionHandler(broken);
          return thread;
        });
  }

  void take(Frame.Ask ask) {
    Job job = new Job(ask, model, memory, report -> end(ask.id(), report), reports);
    jobs.put(ask.id(), job);
    threads.execute(job);
  }

  void cancel(long id) {
    Job job = jobs.get(id);
    if (job != null) {
      job.cancel();
    }
  }

  private void end(long id, Frame.Report report) {
    jobs.remove(id);
    reports.accept(report);
  }
}
