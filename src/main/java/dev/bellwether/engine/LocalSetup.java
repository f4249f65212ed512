package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.LocalMode;
import dev.bellwether.config.LocalRuntime;
import dev.bellwether.config.LocalSettings;
import dev.bellwether.llm.local.AnswerMode;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.LocalIdentity;
import dev.bellwether.llm.local.MemoryWatch;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.WorkerRecords;
import dev.bellwether.llm.local.files.Fingerprints;
import dev.bellwether.llm.local.files.ModelShelf;
import dev.bellwether.llm.local.files.TransferListener;
import dev.bellwether.llm.local.gguf.Architectures;
import dev.bellwether.llm.local.gguf.ModelHeader;
import dev.bellwether.llm.local.memory.DeviceChoice;
import dev.bellwether.llm.local.memory.Gpu;
import dev.bellwether.llm.local.memory.MemoryPlan;
import dev.bellwether.llm.local.memory.MemoryWish;
import java.nio.file.Path;

/**
 * The local tier as it is set, checked without loading anything.
 *
 * @param identity of the model
 * @param load how it will be loaded
 * @param memory what it will take
 * @param settings what the user has set
 * @param root of the workspace
 */
record LocalSetup(
    LocalIdentity identity, LoadPlan load, MemoryPlan memory, LocalSettings settings, Path root) {

  /**
   * Checks model, memory and settings.
   *
   * @throws BellwetherException (usage) that says what is wrong
   */
  static LocalSetup of(Context context) {
    return of(context, context.settings().local());
  }

  /** The same with other settings than the user's. */
  static LocalSetup of(Context context, LocalSettings settings) {
    Path root = context.workspace().root();
    Path model = model(root, settings.model());
    ModelHeader header = ModelHeader.read(model, settings.model());
    requireRunnable(header, settings);
    DeviceChoice device =
        DeviceChoice.of(
            Gpu.of(context.machine()), settings.gpuDevice(), context.secrets()::variable);
    MemoryPlan memory = MemoryPlan.of(header, wish(settings), context.machine(), device.gpu());
    if (!RuntimeChoice.isAttached(settings)) {
      memory.requireFits();
    }
    LoadPlan load =
        new LoadPlan(
            model.toAbsolutePath(),
            settings.context(),
            settings.slots(),
            // Also where the kernel shows no card: not every system tells of them.
            Math.min(settings.gpuLayers(), header.layers() + 1),
            threads(settings.threads()),
            settings.batchTokens(),
            device.environment());
    LocalIdentity identity =
        new LocalIdentity(
            ModelShelf.nameOf(String.valueOf(model.getFileName())),
            fingerprints(root).of(model, TransferListener.SILENT).hex(),
            header.chatTemplate().orElse(""),
            header.specialTokens());
    return new LocalSetup(identity, load, memory, settings, root);
  }

  static Path model(Path root, String nameOrFile) {
    return LocalModels.in(root).shelf().find(nameOrFile, root);
  }

  static Fingerprints fingerprints(Path root) {
    return LocalModels.in(root).fingerprints();
  }

  private static void requireRunnable(ModelHeader header, LocalSettings settings) {
    if (settings.runtime() == LocalRuntime.JAVA_LLAMA && settings.nativeDir().isEmpty()) {
      Architectures.requireBinding(header);
    } else {
      Architectures.requireWriter(header);
    }
  }

  static MemoryWish wish(LocalSettings settings) {
    return new MemoryWish(
        settings.context(),
        settings.slots(),
        settings.batchTokens(),
        settings.gpuLayers(),
        settings.gpuMemory(),
        settings.workers());
  }

  /** Two threads of one core only wait for each other in ggml. */
  private static int threads(int set) {
    return set > 0 ? set : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  SupervisorRules rules() {
    return SupervisorRules.USUAL
        .withPlaces(settings.workers(), settings.slots())
        .withRecycleAfter(settings.recycleAfter())
        .withDeadlines(settings.firstToken(), settings.total())
        .withLoad(settings.load());
  }

  /** What runs the model; workers that a killed program has left behind are ended first. */
  ModelRuntime runtime(Secrets secrets) {
    WorkerRecords records = new WorkerRecords(workerFolder());
    records.sweep();
    return RuntimeChoice.of(load, settings, records, secrets);
  }

  /**
   * Starts workers and waits for the first.
   *
   * @param prefix what it reads before it takes texts
   * @throws BellwetherException if the model cannot be loaded
   */
  Supervisor start(Context context, String prefix) {
    Supervisor supervisor =
        Supervisor.start(
            runtime(context.secrets()),
            rules(),
            watch(),
            prefix,
            context.clock(),
            context.progress()::note);
    try {
      supervisor.awaitReady(settings.load());
      return supervisor;
    } catch (StartException e) {
      supervisor.close();
      boolean wrong = e.kind() == StartException.Kind.WRONG;
      throw new BellwetherException(
          wrong ? BellwetherException.Kind.USAGE : BellwetherException.Kind.FAILED,
          String.valueOf(e.getMessage()),
          e.hint(),
          e);
    } catch (InterruptedException e) {
      supervisor.close();
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** The memory of a server of somebody else is not ours to watch. */
  MemoryWatch watch() {
    return RuntimeChoice.isAttached(settings) ? MemoryWatch.NONE : memory.watch();
  }

  /** Where workers are written down while they live. */
  Path workerFolder() {
    return root.resolve(".workers");
  }

  AnswerMode mode() {
    return settings.mode() == LocalMode.FULL ? AnswerMode.FULL : AnswerMode.VERDICT;
  }

  /** What changes answers beside prompt and mode: batched slots change greedy ones. */
  String parameters() {
    return "context=%d;slots=%d;runtime=%s"
        .formatted(
            settings.context(),
            settings.slots(),
            settings.runtime() == LocalRuntime.JAVA_LLAMA ? "java-llama" : "llama-server");
  }
}
