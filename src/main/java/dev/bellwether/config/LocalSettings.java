package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.duration;
import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;

/**
 * The local tier.
 *
 * @param model a name of the workspace's models, or a file; empty for no local tier
 * @param runtime what runs it
 * @param nativeDir folder of the user's own native library; empty for the shipped one
 * @param serverBinary program to start as a server
 * @param serverUrl a server that runs already; empty to start one
 * @param gpuLayers layers to put on the GPU
 * @param gpuMemory share of the GPU's memory that may be taken, above 0 and at most 1
 * @param gpuDevice number of the GPU; empty for the first
 * @param context tokens of prompt and answer together, in each slot
 * @param slots texts at a time in a worker
 * @param workers copies of the model
 * @param mode what it is to say
 * @param threads that compute; 0 for half the processors
 * @param batchTokens tokens of a prompt read at once
 * @param recycleAfter answers after which a worker is replaced
 * @param firstToken longest wait for the first token
 * @param total longest time for a whole answer
 * @param load longest time for loading the model
 */
public record LocalSettings(
    String model,
    LocalRuntime runtime,
    String nativeDir,
    String serverBinary,
    String serverUrl,
    int gpuLayers,
    double gpuMemory,
    String gpuDevice,
    int context,
    int slots,
    int workers,
    LocalMode mode,
    int threads,
    int batchTokens,
    int recycleAfter,
    Duration firstToken,
    Duration total,
    Duration load) {
  private static final SettingKey<String> MODEL =
      key("local.model", new FilePath(), "", "Local model: a name of 'model list', or a file");

  private static final SettingKey<LocalRuntime> RUNTIME =
      key(
          "local.runtime",
          Choice.hyphenated(LocalRuntime.class),
          LocalRuntime.JAVA_LLAMA,
          "What runs it: java-llama or llama-server");

  private static final SettingKey<String> NATIVE_DIR =
      key("local.native_dir", new FilePath(), "", "Folder of a libjllama.so built for the GPU");

  private static final SettingKey<String> SERVER_BINARY =
      key("local.server_binary", new FilePath(), "llama-server", "Program to start as a server");

  private static final SettingKey<String> SERVER_URL =
      key("local.server_url", new HeaderText(), "", "Running llama-server to use instead");

  private static final SettingKey<Integer> GPU_LAYERS =
      key("local.gpu_layers", whole(0, 1000), 33, "Layers on the GPU; 33 are all of a 7B model");

  private static final SettingKey<Double> GPU_MEMORY =
      key(
          "local.gpu_memory",
          DecimalNumber.above(0, 1),
          0.85,
          "Share of the GPU's memory that the model may take");

  private static final SettingKey<String> GPU_DEVICE =
      key("local.gpu_device", new HeaderText(), "", "Number of the GPU to use, such as 0");

  private static final SettingKey<Integer> CONTEXT =
      key("local.context", whole(256, 131_072), 4096, "Tokens of prompt and answer together");

  private static final SettingKey<Integer> SLOTS =
      key("local.slots", whole(1, 64), 1, "Texts at a time in a worker; 1 gives the same labels");

  private static final SettingKey<Integer> WORKERS =
      key("local.workers", whole(1, 16), 1, "Copies of the model, where memory allows");

  private static final SettingKey<LocalMode> MODE =
      key(
          "local.mode",
          Choice.of(LocalMode.class),
          LocalMode.VERDICT,
          "What it is to say: verdict, or full with a rationale");

  private static final SettingKey<Integer> THREADS =
      key("local.threads", whole(0, 1024), 0, "Threads that compute; 0 for half the processors");

  private static final SettingKey<Integer> BATCH_TOKENS =
      key("local.batch_tokens", whole(32, 4096), 256, "Tokens of a prompt read at once");

  private static final SettingKey<Integer> RECYCLE_AFTER =
      key(
          "local.recycle_after",
          whole(1, 1_000_000),
          50,
          "Answers after which a worker is replaced");

  private static final SettingKey<Duration> FIRST_TOKEN_DEADLINE =
      key(
          "local.first_token_deadline",
          duration(ofMillis(100), ofMinutes(10)),
          ofSeconds(5),
          "Longest wait for the first token; then the worker hangs");

  private static final SettingKey<Duration> DEADLINE =
      key(
          "local.deadline",
          duration(ofMillis(100), ofHours(1)),
          ofMinutes(2),
          "Longest time for a whole answer");

  private static final SettingKey<Duration> LOAD_DEADLINE =
      key(
          "local.load_deadline",
          duration(ofSeconds(1), ofHours(1)),
          ofMinutes(5),
          "Longest time for loading the model");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      List.of(
          MODEL,
          RUNTIME,
          NATIVE_DIR,
          SERVER_BINARY,
          SERVER_URL,
          GPU_LAYERS,
          GPU_MEMORY,
          GPU_DEVICE,
          CONTEXT,
          SLOTS,
          WORKERS,
          MODE,
          THREADS,
          BATCH_TOKENS,
          RECYCLE_AFTER,
          FIRST_TOKEN_DEADLINE,
          DEADLINE,
          LOAD_DEADLINE);

  static LocalSettings of(Resolution from) {
    return new LocalSettings(
        from.value(MODEL),
        from.value(RUNTIME),
        from.value(NATIVE_DIR),
        from.value(SERVER_BINARY),
        from.value(SERVER_URL),
        from.value(GPU_LAYERS),
        from.value(GPU_MEMORY),
        from.value(GPU_DEVICE),
        from.value(CONTEXT),
        from.value(SLOTS),
        from.value(WORKERS),
        from.value(MODE),
        from.value(THREADS),
        from.value(BATCH_TOKENS),
        from.value(RECYCLE_AFTER),
        from.value(FIRST_TOKEN_DEADLINE),
        from.value(DEADLINE),
        from.value(LOAD_DEADLINE));
  }

  /** The same with so many texts at a time. */
  public LocalSettings withSlots(int other) {
    return with(other, firstToken, recycleAfter);
  }

  /** The same with at least so much patience for the first token. */
  public LocalSettings withPatience(Duration least) {
    return with(slots, least.compareTo(firstToken) > 0 ? least : firstToken, recycleAfter);
  }

  /** The same with workers that are replaced after so many answers. */
  public LocalSettings withRecycleAfter(int answers) {
    return with(slots, firstToken, answers);
  }

  private LocalSettings with(int newSlots, Duration newFirstToken, int newRecycleAfter) {
    return new LocalSettings(
        model,
        runtime,
        nativeDir,
        serverBinary,
        serverUrl,
        gpuLayers,
        gpuMemory,
        gpuDevice,
        context,
        newSlots,
        workers,
        mode,
        threads,
        batchTokens,
        newRecycleAfter,
        newFirstToken,
        total,
        load);
  }

  /** True if the user has set a model or a running server. */
  public boolean configured() {
    return !model.isEmpty() || !serverUrl.isEmpty();
  }
}
