package dev.bellwether.llm.local.server;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.local.DeathSignal;
import dev.bellwether.llm.local.DiagnosticRing;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.NativeLog;
import dev.bellwether.llm.local.Worker;
import dev.bellwether.llm.local.WorkerRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import okhttp3.HttpUrl;

/** Official {@code llama-server} processes of our own, on free ports of the loopback device. */
public final class LlamaServer implements ModelRuntime {
  private static final int LINES = 400;
  private static final int KEY_BYTES = 16;

  private final LoadPlan plan;
  private final ServerCommand command;
  private final WorkerRecords records;

  private LlamaServer(LoadPlan plan, ServerCommand command, WorkerRecords records) {
    this.plan = plan;
    this.command = command;
    this.records = records;
  }

  /**
   * A runtime that starts servers.
   *
   * @param binary the program: a path, or a name to be found on {@code searchPath}
   * @param searchPath folders as in {@code PATH}
   * @param records where started processes are written down
   * @throws BellwetherException (usage) if there is no such program
   */
  public static LlamaServer of(
      LoadPlan plan, String binary, String searchPath, WorkerRecords records) throws IOException {
    ServerCommand command = new ServerCommand(program(binary, searchPath), DeathSignal.find());
    return new LlamaServer(plan, command, records);
  }

  /**
   * The program that would be started.
   *
   * @throws BellwetherException (usage) if there is none
   */
  public static Path program(String binary, String searchPath) {
    return Programs.find(binary, searchPath);
  }

  /**
   * A runtime that uses a server which runs already, and leaves it running.
   *
   * @param url where it is
   * @param key it asks for; empty for none
   * @throws BellwetherException (usage) if that is no address
   */
  public static ModelRuntime attached(LoadPlan plan, String url, String key) {
    HttpUrl address = HttpUrl.parse(url);
    if (address == null) {
      throw BellwetherException.usage(
          "local.server_url is not an address: " + url, "for example http://127.0.0.1:8080");
    }
    return new AttachedServer(plan, address, key);
  }

  @Override
  public String name() {
    return "llama-server";
  }

  @Override
  public Worker start() throws IOException {
    int port = ServerCommand.freePort();
    String key = key();
    Process process = command.start(plan, port, key);
    NativeLog log = new NativeLog();
    DiagnosticRing ring = new DiagnosticRing(LINES, log::read);
    Thread unused = ring.drain(process.getInputStream(), "llama-server-output-" + process.pid());
    OwnProcess own = new OwnProcess(process, log, ring, records.add(process.toHandle()));
    HttpUrl url = new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(port).build();
    return new ServerWorker(plan, new ServerApi(url, key), own);
  }

  /** Others on this machine can reach the port too. */
  private static String key() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
