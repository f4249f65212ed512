package dev.bellwether.engine;

import dev.bellwether.llm.local.MemoryWatch;
import dev.bellwether.llm.local.Supervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks again and again at what the workers take. */
final class MemorySampler implements Runnable {
  private static final int APART_MILLIS = 250;
  private static final double MB = 1 << 20;

  private final Supervisor supervisor;
  private final MemoryWatch watch;
  private final long began = System.nanoTime();
  private final List<BenchSpeed.Memory> samples = new ArrayList<>();
  private final Thread thread = new Thread(this, "memory-sampler");

  private MemorySampler(Supervisor supervisor, MemoryWatch watch) {
    this.supervisor = supervisor;
    this.watch = watch;
    thread.setDaemon(true);
  }

  static MemorySampler start(Supervisor supervisor, MemoryWatch watch) {
    MemorySampler sampler = new MemorySampler(supervisor, watch);
    sampler.thread.start();
    return sampler;
  }

  @Override
  public void run() {
    try {
      while (true) {
        sample();
        Thread.sleep(APART_MILLIS);
      }
    } catch (InterruptedException e) {
      // It is told to stop.
      sample();
    }
  }

  private synchronized void sample() {
    double workers = supervisor.pids().stream().mapToDouble(SoakLog::resident).sum();
    OptionalLong gpu = watch.gpuBytesUsed();
    samples.add(
        new BenchSpeed.Memory(
            (System.nanoTime() - began) / 1e9,
            workers,
            gpu.isPresent() ? Optional.of(gpu.getAsLong() / MB) : Optional.empty()));
  }

  void stop() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized List<BenchSpeed.Memory> samples() {
    return List.copyOf(samples);
  }
}
