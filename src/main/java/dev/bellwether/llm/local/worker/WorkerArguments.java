package dev.bellwether.llm.local.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a worker is started with. The program has checked the values; they are numbers and paths
 * that no option of llama.cpp can be hidden in.
 *
 * @param socket where the program waits for the worker
 * @param model absolute path of the GGUF file
 * @param contextTokens of one slot
 * @param slots asks at a time
 * @param gpuLayers on the GPU
 * @param threads that compute
 * @param batchTokens evaluated between two looks at whether an ask was cancelled
 */
public record WorkerArguments(
    Path socket,
    Path model,
    int contextTokens,
    int slots,
    int gpuLayers,
    int threads,
    int batchTokens) {
  private static final int FIELDS = 7;

  /** As the arguments of {@link WorkerMain}. */
  public List<String> line() {
    return List.of(
        socket.toString(),
        model.toAbsolutePath().toString(),
        Integer.toString(contextTokens),
        Integer.toString(slots),
        Integer.toString(gpuLayers),
        Integer.toString(threads),
        Integer.toString(batchTokens));
  }

  static WorkerArguments parse(String[] line) {
    if (line.length != FIELDS) {
      throw new IllegalArgumentException("a worker is started by Bellwether, not by hand");
    }
    return new WorkerArguments(
        Path.of(line[0]),
        Path.of(line[1]),
        Integer.parseInt(line[2]),
        Integer.parseInt(line[3]),
        Integer.parseInt(line[4]),
        Integer.parseInt(line[5]),
        Integer.parseInt(line[6]));
  }
}
