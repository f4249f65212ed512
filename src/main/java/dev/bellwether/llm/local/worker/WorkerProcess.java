package dev.bellwether.llm.local.worker;

import dev.bellwether.llm.local.wire.Frame;
import dev.bellwether.llm.local.wire.Wire;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Reads orders until the program is gone; then ends at once, whatever the native code does. */
final class WorkerProcess {

  /** Loads the model; slow. */
  interface Loader {
    /**
     * The model.
     *
     * @throws LoadException if it cannot be used
     */
    NativeModel load() throws LoadException;
  }

  private final Wire wire;
  private final AtomicReference<Desk> desk = new AtomicReference<>();

  private WorkerProcess(Wire wire) {
    this.wire = wire;
  }

  static void run(Path socket, Loader loader) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    WorkerProcess process = new WorkerProcess(new Wire(channel));
    // In a thread of its own, so that the end of the program is noticed while a large model loads.
    Thread loading = new Thread(() -> process.load(loader), "load");
    loading.setDaemon(true);
    loading.start();
    process.obey();
  }

  private void load(Loader loader) {
    try {
      NativeModel model = loader.load();
      desk.set(new Desk(model, this::report, WorkerProcess::giveUp));
      report(new Frame.Ready(model.contextTokens()));
    } catch (LoadException e) {
      report(new Frame.Failed(String.valueOf(e.getMessage())));
      end();
    }
  }

  private void obey() {
    try {
      while (true) {
        obey(wire.read());
      }
    } catch (IOException e) {
      // The program is gone, or speaks nonsense: nobody is left to work for.
      end();
    }
  }

  private void obey(Frame frame) {
    Desk open = desk.get();
    if (frame instanceof Frame.Ping ping) {
      report(new Frame.Pong(ping.number()));
    } else if (frame instanceof Frame.Stop) {
      end();
    } else if (frame instanceof Frame.Ask ask && open != null) {
      open.take(ask);
    } else if (frame instanceof Frame.Cancel cancel && open != null) {
      open.cancel(cancel.id());
    }
  }

  private void report(Frame.Report report) {
    try {
      wire.send(report);
    } catch (IOException e) {
      end();
    }
  }

  /**
   * The program starts another worker, and asks it the same. What was thrown is printed as the
   * platform prints it, and so gets to the program with the other diagnostics.
   */
  private static void giveUp(Thread where, Throwable thrown) {
    ThreadGroup group = where.getThreadGroup();
    if (group != null) {
      group.uncaughtException(where, thrown);
    }
    Runtime.getRuntime().halt(1);
  }

  /** Not System.exit: its hooks wait for the threads that native code has attached. */
  private static void end() {
    Runtime.getRuntime().halt(0);
  }
}
