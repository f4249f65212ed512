package dev.bellwether.llm.local.server;

import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** A server of somebody else, maybe on another machine: alive for us until we let go of it. */
final class OthersProcess implements ServerProcess, ProcessHandle {
  private static final long NOBODY = -1;

  private final HttpUrl url;
  private final CompletableFuture<ProcessHandle> exit = new CompletableFuture<>();

  OthersProcess(HttpUrl url) {
    this.url = url;
  }

  @Override
  public ProcessHandle handle() {
    return this;
  }

  @Override
  public Worker.Loaded loaded(int contextTokens) {
    return new Worker.Loaded(contextTokens, "unknown", 0, 0);
  }

  @Override
  public StartException notLoaded(String model) {
    return new StartException(
        StartException.Kind.BROKEN,
        "no llama-server answers at " + ServerApi.shown(url),
        "start it, or unset local.server_url so that one is started for you");
  }

  @Override
  public boolean mayDiffer() {
    return true;
  }

  @Override
  public List<String> diagnostics() {
    return List.of();
  }

  @Override
  public void kill() {
    exit.complete(this);
  }

  @Override
  public void close() {
    exit.complete(this);
  }

  @Override
  public long pid() {
    return NOBODY;
  }

  @Override
  public Optional<ProcessHandle> parent() {
    return Optional.empty();
  }

  @Override
  public Stream<ProcessHandle> children() {
    return Stream.empty();
  }

  @Override
  public Stream<ProcessHandle> descendants() {
    return Stream.empty();
  }

  @Override
  public Info info() {
    return new Unknown();
  }

  @Override
  public CompletableFuture<ProcessHandle> onExit() {
    return exit.copy();
  }

  @Override
  public boolean supportsNormalTermination() {
    return false;
  }

  @Override
  public boolean destroy() {
    kill();
    return true;
  }

  @Override
  public boolean destroyForcibly() {
    return destroy();
  }

  @Override
  public boolean isAlive() {
    return !exit.isDone();
  }

  @Override
  public int compareTo(ProcessHandle other) {
    return Long.compare(pid(), other.pid());
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** Nobody tells us of processes on other machines. */
  private record Unknown() implements Info {
    @Override
    public Optional<String> command() {
      return Optional.empty();
    }

    @Override
    public Optional<String> commandLine() {
      return Optional.empty();
    }

    @Override
    public Optional<String[]> arguments() {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> startInstant() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> totalCpuDuration() {
      return Optional.empty();
    }

    @Override
    public Optional<String> user() {
      return Optional.empty();
    }
  }
}
