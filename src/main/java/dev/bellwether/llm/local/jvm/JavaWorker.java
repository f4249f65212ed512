package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.Answer;
import dev.bellwether.llm.local.Ask;
import dev.bellwether.llm.local.AskListener;
import dev.bellwether.llm.local.DiagnosticRing;
import dev.bellwether.llm.local.Ending;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.NativeLog;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Worker;
import dev.bellwether.llm.local.wire.Frame;
import dev.bellwether.llm.local.wire.Wire;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A child JVM and the socket to it. One thread reads the socket, one its output. */
final class JavaWorker implements Worker {
  private static final int LINES = 400;
  private static final Duration TO_END = Duration.ofSeconds(2);

  private final LoadPlan plan;
  private final Process process;
  private final PrivateFolder folder;
  private final Path record;
  private final NativeLog log = new NativeLog();
  private final DiagnosticRing ring = new DiagnosticRing(LINES, log::read);
  private final Thread drain;
  private final Thread reader;
  private final CompletableFuture<Frame> loading = new CompletableFuture<>();
  private final ConcurrentHashMap<Long, Flight> flights = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, CompletableFuture<Boolean>> pings =
      new ConcurrentHashMap<>();
  private final AtomicLong pingNumbers = new AtomicLong();
  private volatile @Nullable Wire wire;
  private volatile boolean over;
  private final CompletableFuture<Void> exit;

  private JavaWorker(LoadPlan plan, Process process, PrivateFolder folder, Path record) {
    this.plan = plan;
    this.process = process;
    this.folder = folder;
    this.record = record;
    this.drain = ring.drain(process.getInputStream(), "worker-output-" + process.pid());
    this.reader = new Thread(this::listen, "worker-" + process.pid());
    reader.setDaemon(true);
    this.exit = process.onExit().thenRunAsync(this::exited);
  }

  static JavaWorker open(LoadPlan plan, Process process, PrivateFolder folder, Path record) {
    JavaWorker worker = new JavaWorker(plan, process, folder, record);
    worker.reader.start();
    return worker;
  }

  private void listen() {
    try {
      Wire open = connect();
      while (true) {
        hear(open.read());
      }
    } catch (IOException e) {
      ended();
    }
  }

  private Wire connect() throws IOException {
    SocketChannel channel = folder.server().accept();
    Wire open = new Wire(channel);
    wire = open;
    return open;
  }

  private void hear(Frame frame) {
    if (frame instanceof Frame.Piece piece) {
      Flight flight = flights.get(piece.id());
      if (flight != null) {
        flight.piece(piece.text());
      }
    } else if (frame instanceof Frame.Done done) {
      finish(done);
    } else if (frame instanceof Frame.Overflow it) {
      end(it.id(), new Ending.Overflow(it.promptTokens(), it.contextTokens()));
    } else if (frame instanceof Frame.Rejected it) {
      end(it.id(), new Ending.Rejected(it.why()));
    } else if (frame instanceof Frame.Cancelled it) {
      end(it.id(), new Ending.Cancelled());
    } else if (frame instanceof Frame.Pong pong) {
      CompletableFuture<Boolean> waiting = pings.remove(pong.number());
      if (waiting != null) {
        waiting.complete(true);
      }
    } else {
      loading.complete(frame);
    }
  }

  private void finish(Frame.Done done) {
    Flight flight = flights.remove(done.id());
    if (flight != null) {
      flight.end(
          new Ending.Answered(
              new Answer(
                  flight.text(),
                  done.promptTokens(),
                  done.cachedTokens(),
                  done.outputTokens(),
                  done.cut(),
                  List.of())));
    }
  }

  private void end(long id, Ending ending) {
    Flight flight = flights.remove(id);
    if (flight != null) {
      flight.end(ending);
    }
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public Loaded awaitLoaded(Duration longest) throws StartException, InterruptedException {
    try {
      Frame frame = loading.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      folder.close();
      if (frame instanceof Frame.Ready ready) {
        return log.loaded(ready.contextTokens());
      }
      throw StartFailures.of(plan.model(), frame, exitCode(), settledLog());
    } catch (TimeoutException e) {
      throw new StartException(
          StartException.Kind.BROKEN,
          "the model was not loaded within " + longest.toSeconds() + " s",
          "raise local.load_deadline, or use a smaller model");
    } catch (ExecutionException | IOException e) {
      throw new StartException(
          StartException.Kind.BROKEN, "the worker could not be started: " + e.getMessage(), "");
    }
  }

  private int exitCode() throws InterruptedException {
    return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : 0;
  }

  /** What the process printed before it ended may still be on its way. */
  private NativeLog settledLog() throws InterruptedException {
    drain.join(TimeUnit.SECONDS.toMillis(1));
    return log;
  }

  @Override
  public void ask(Ask ask, AskListener listener) {
    flights.put(ask.id(), new Flight(listener));
    boolean sent =
        send(
            new Frame.Ask(
                ask.id(), ask.prompt(), ask.grammar().orElse(""), ask.stop(), ask.maxTokens()));
    if (!sent || over) {
      end(ask.id(), new Ending.Died("it had ended before"));
    }
  }

  @Override
  public void cancel(long id) {
    send(new Frame.Cancel(id));
  }

  private boolean send(Frame frame) {
    Wire open = wire;
    if (open == null) {
      return false;
    }
    try {
      open.send(frame);
      return true;
    } catch (IOException e) {
      // The reading thread sees the same and ends everything that is under way.
      return false;
    }
  }

  @Override
  public boolean alive(Duration longest) throws InterruptedException {
    long number = pingNumbers.incrementAndGet();
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    pings.put(number, waiting);
    try {
      return send(new Frame.Ping(number)) && waiting.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } finally {
      pings.remove(number);
    }
  }

  /** Closes the socket, as happens when this program dies. */
  void hangUp() throws IOException {
    Wire open = wire;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public Evaluated evaluated() {
    return log.evaluated();
  }

  @Override
  public List<String> diagnostics() {
    return ring.lines();
  }

  /** What it had sent before is read first; but a child of it may still hold the socket. */
  private void exited() {
    try {
      folder.server().close();
      reader.join(TO_END.toMillis());
    } catch (IOException e) {
      ring.note("(could not close the socket: " + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended();
  }

  /** The process is gone or the socket is: whoever waits hears of it. */
  private void ended() {
    over = true;
    process.destroyForcibly();
    loading.complete(new Frame.Failed(""));
    for (Long id : flights.keySet()) {
      end(id, new Ending.Died("its process ended"));
    }
    pings.values().forEach(waiting -> waiting.complete(false));
    clear();
  }

  private void clear() {
    try {
      Wire open = wire;
      if (open != null) {
        open.close();
      }
      folder.close();
      Files.deleteIfExists(record);
    } catch (IOException e) {
      ring.note("(could not clear up: " + e.getMessage() + ")");
    }
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      send(new Frame.Stop());
    }
    try {
      if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      drain.join(TO_END.toMillis());
      exit.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
