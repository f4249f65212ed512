package dev.bellwether.llm.local.server;

import dev.bellwether.llm.local.DeathSignal;
import dev.bellwether.llm.local.LoadPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a server is started. Only options that llama.cpp has had for years are used (its {@code
 * tools/server/README.md}), since an unknown one ends it.
 *
 * @param program the binary
 * @param deathSignal how its process is bound to the thread that starts it
 */
record ServerCommand(Path program, DeathSignal deathSignal) {
  private static final List<String> SECRETS = List.of("_KEY", "_TOKEN", "_SECRET", "_PASSWORD");

  /** Starts it; both of its streams are one. */
  Process start(LoadPlan plan, int port, String key) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line(plan, port)).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(ServerCommand::isNotForOthers);
    // A failed assertion of ggml would attach a debugger to the process that is to die.
    environment.put("GGML_NO_BACKTRACE", "1");
    environment.put("LLAMA_API_KEY", key);
    environment.putAll(plan.environment());
    return builder.start();
  }

  /** Its own variables could overrule ours, and our keys are not for it. */
  private static boolean isNotForOthers(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("BELLWETHER_")
        || upper.startsWith("LLAMA_ARG_")
        || SECRETS.stream().anyMatch(upper::endsWith);
  }

  private List<String> line(LoadPlan plan, int port) {
    List<String> line = new ArrayList<>(deathSignal.prefix());
    line.add(program.toString());
    line.addAll(List.of("--model", plan.model().toString()));
    line.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
    line.addAll(
        List.of(
            "--ctx-size",
            Integer.toString(Math.multiplyExact(plan.contextTokens(), plan.slots()))));
    line.addAll(List.of("--parallel", Integer.toString(plan.slots())));
    line.addAll(List.of("--n-gpu-layers", Integer.toString(plan.gpuLayers())));
    line.addAll(List.of("--threads", Integer.toString(plan.threads())));
    line.addAll(List.of("--batch-size", Integer.toString(plan.batchTokens())));
    line.addAll(List.of("--ubatch-size", Integer.toString(plan.batchTokens())));
    line.addAll(List.of("--no-context-shift", "--no-webui"));
    return line;
  }

  /** Somebody else may take it before the server does; then the server ends, and another starts. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
