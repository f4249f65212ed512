package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.LocalSettings;
import dev.bellwether.llm.local.gguf.Architectures;
import dev.bellwether.llm.local.gguf.ModelHeader;
import dev.bellwether.llm.local.memory.Bytes;
import dev.bellwether.llm.local.memory.DeviceChoice;
import dev.bellwether.llm.local.memory.Gpu;
import dev.bellwether.llm.local.memory.MemoryNeed;
import dev.bellwether.llm.local.memory.MemoryPlan;
import dev.bellwether.report.Fields;
import dev.bellwether.report.FigureReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code model inspect}: what a model file says of itself, and whether it fits here. */
public final class InspectModel {
  private InspectModel() {}

  /**
   * Looks at a model.
   *
   * @param model a name of the workspace, or a path
   * @param directory what a relative path is relative to
   * @throws BellwetherException (usage) that says what is wrong with the file
   */
  public static FigureReport run(Context context, String model, Path directory) {
    LocalModels models = LocalModels.of(context);
    ModelHeader header = ModelHeader.read(models.shelf().find(model, directory));
    Architectures.requireWriter(header);
    String fingerprint = models.fingerprints().of(header.file(), new AddModel.Shown(context)).hex();
    MemoryPlan plan = plan(context, header);
    return new FigureReport(headline(header, plan))
        .with("model", fields(header, fingerprint))
        .with("memory", memory(plan));
  }

  /** How the settings would run it on this machine. */
  static MemoryPlan plan(Context context, ModelHeader header) {
    LocalSettings settings = context.settings().local();
    Optional<Gpu> gpu =
        DeviceChoice.of(
                Gpu.of(context.machine()), settings.gpuDevice(), context.secrets()::variable)
            .gpu();
    return MemoryPlan.of(header, LocalSetup.wish(settings), context.machine(), gpu);
  }

  private static String headline(ModelHeader header, MemoryPlan plan) {
    String what =
        "%s, %s, %.1f billion parameters: "
            .formatted(
                header.name().isEmpty() ? header.architecture() : header.name(),
                header.quantisation(),
                header.parameters() / 1e9);
    return what
        + plan.problem()
            .map(problem -> "does not fit as it is set. " + problem.hint())
            .orElseGet(() -> fits(plan));
  }

  private static String fits(MemoryPlan plan) {
    MemoryNeed need = plan.need();
    String main = Bytes.shown(need.main()) + " of main memory";
    return need.gpuLayers() == 0
        ? "takes " + main
        : "takes " + Bytes.shown(need.gpu()) + " of the GPU and " + main;
  }

  private static Fields fields(ModelHeader header, String fingerprint) {
    return new Fields()
        .with("file", header.file().toString())
        .with("file_bytes", header.fileBytes())
        .with("sha256", fingerprint)
        .with("gguf_version", (long) header.version())
        .with("name", header.name())
        .with("architecture", header.architecture())
        .with("quantisation", header.quantisation())
        .with("parameters", header.parameters())
        .with("layers", (long) header.layers())
        .with("heads", (long) header.heads())
        .with("kv_heads", (long) header.kvHeads())
        .with("embedding", (long) header.embedding())
        .with("feed_forward", (long) header.feedForward())
        .with("context", (long) header.context())
        .with("vocabulary", (long) header.vocabulary())
        .with("tensors", (long) header.tensors())
        .with("tensor_bytes", header.weights().total())
        .with("runs_in_java_llama", Architectures.knownToBinding(header))
        .with("chat_template", header.chatTemplate());
  }

  private static Fields memory(MemoryPlan plan) {
    MemoryNeed need = plan.need();
    Optional<BellwetherException> problem = plan.problem();
    return new Fields()
        .with("gpu_layers", (long) need.gpuLayers())
        .with("context", (long) plan.wish().contextTokens())
        .with("slots", (long) plan.wish().slots())
        .with("copies", (long) plan.wish().copies())
        .with("gpu_weights_bytes", need.gpuWeights())
        .with("gpu_cache_bytes", need.gpuCache())
        .with("gpu_work_bytes", need.gpuWork())
        .with("gpu_bytes", need.gpu())
        .with("gpu_budget_bytes", boxed(plan.gpuBudget()))
        .with("main_bytes", need.main())
        .with("main_available_bytes", boxed(plan.mainAvailable()))
        .with("fits", problem.isEmpty())
        .with("problem", problem.map(Throwable::getMessage));
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }
}
