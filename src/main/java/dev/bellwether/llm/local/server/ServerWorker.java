package dev.bellwether.llm.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.llm.local.Answer;
import dev.bellwether.llm.local.Ask;
import dev.bellwether.llm.local.AskListener;
import dev.bellwether.llm.local.Ending;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server and the calls to it, one thread for each ask under way. */
final class ServerWorker implements Worker {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

  /** A server of somebody else is there or not; ours is there soon. */
  private static final Duration TO_LISTEN = Duration.ofSeconds(2);

  private final LoadPlan plan;
  private final ServerApi api;
  private final ServerProcess process;
  private final ConcurrentHashMap<Long, ServerFlight> flights = new ConcurrentHashMap<>();
  private final AtomicLong asks = new AtomicLong();
  private final AtomicLong evaluated = new AtomicLong();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          job -> {
            Thread thread = new Thread(job, "llama-server-ask");
            thread.setDaemon(true);
            return thread;
          });
  private final CompletableFuture<Void> exit;
  private volatile int contextTokens;

  ServerWorker(LoadPlan plan, ServerApi api, ServerProcess process) {
    this.plan = plan;
    this.api = api;
    this.process = process;
    this.contextTokens = plan.contextTokens();
    this.exit = process.handle().onExit().thenRun(this::ended);
  }

  @Override
  public ProcessHandle process() {
    return process.handle();
  }

  @Override
  public Loaded awaitLoaded(Duration longest) throws StartException, InterruptedException {
    long began = System.nanoTime();
    boolean heard = false;
    while (process.handle().isAlive()) {
      ServerApi.State state = api.state(SIGN_OF_LIFE);
      if (state == ServerApi.State.READY) {
        return accepted();
      }
      heard |= state == ServerApi.State.LOADING;
      Duration waited = Duration.ofNanos(System.nanoTime() - began);
      boolean nobody = process.mayDiffer() && !heard && waited.compareTo(TO_LISTEN) > 0;
      if (nobody || waited.compareTo(longest) > 0) {
        break;
      }
      TimeUnit.NANOSECONDS.sleep(MOMENT.toNanos());
    }
    if (heard && process.mayDiffer()) {
      throw new StartException(
          StartException.Kind.BROKEN,
          "the server at %s has not loaded its model within %d s"
              .formatted(api.shownUrl(), longest.toSeconds()),
          "wait until it has, or look at what it prints");
    }
    throw process.notLoaded(plan.model().toString());
  }

  private Loaded accepted() throws StartException {
    try {
      ServerProperties properties = new ServerProperties(api.properties());
      if (process.mayDiffer()) {
        properties.require(plan, api.shownUrl());
      }
      contextTokens = properties.contextTokens(plan.contextTokens());
      return process.loaded(contextTokens);
    } catch (RefusedException e) {
      throw new StartException(
          StartException.Kind.WRONG, e.getMessage() + " (" + api.shownUrl() + ")", e.hint());
    } catch (IOException e) {
      throw new StartException(
          StartException.Kind.BROKEN,
          "llama-server broke off: " + Said.line(String.valueOf(e.getMessage()), ""),
          process.mayDiffer() ? "is there a llama-server at " + api.shownUrl() + "?" : "");
    }
  }

  @Override
  public void ask(Ask ask, AskListener listener) {
    ServerFlight flight = new ServerFlight(ask, listener);
    flights.put(ask.id(), flight);
    try {
      threads.execute(() -> fly(flight));
    } catch (RejectedExecutionException e) {
      end(flight, new Ending.Died("it had ended before"));
    }
  }

  private void fly(ServerFlight flight) {
    try {
      end(flight, outcome(flight));
    } catch (RefusedException e) {
      end(flight, e.ending());
    } catch (IOException e) {
      broken(flight, e);
    }
  }

  private Ending outcome(ServerFlight flight) throws IOException {
    Ask ask = flight.ask();
    JsonNode tokens = api.answer(flight.at(api.tokenise(ask.prompt()))).path("tokens");
    if (tokens.size() + ask.maxTokens() > contextTokens) {
      return new Ending.Overflow(tokens.size(), contextTokens);
    }
    Answer answer = api.answer(flight.at(api.complete(ask)), flight.listener()::piece);
    asks.incrementAndGet();
    evaluated.addAndGet(answer.promptTokens() - answer.cachedTokens());
    return new Ending.Answered(answer);
  }

  /** A server that still gives a sign of life has let go of what we cancelled; else it hangs. */
  private void broken(ServerFlight flight, IOException e) {
    if (flight.cancelled() && api.state(SIGN_OF_LIFE) == ServerApi.State.READY) {
      end(flight, new Ending.Cancelled());
    } else {
      end(flight, new Ending.Died("the connection broke: " + e.getMessage()));
      process.kill();
    }
  }

  private void end(ServerFlight flight, Ending ending) {
    if (flights.remove(flight.ask().id(), flight)) {
      flight.listener().ended(ending);
    }
  }

  @Override
  public void cancel(long id) {
    ServerFlight flight = flights.get(id);
    if (flight != null) {
      flight.cancel();
    }
  }

  @Override
  public boolean alive(Duration longest) {
    return api.state(longest) == ServerApi.State.READY;
  }

  @Override
  public Evaluated evaluated() {
    return new Evaluated(asks.get(), evaluated.get());
  }

  @Override
  public List<String> diagnostics() {
    return process.diagnostics();
  }

  private void ended() {
    // First, so that an ask that comes now is not left without an end.
    threads.shutdown();
    for (ServerFlight flight : List.copyOf(flights.values())) {
      end(flight, new Ending.Died("its process ended"));
      flight.cancel();
    }
    api.close();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    try {
      process.close();
      exit.join();
    } catch (InterruptedException e) {
      process.kill();
      Thread.currentThread().interrupt();
    }
  }
}
