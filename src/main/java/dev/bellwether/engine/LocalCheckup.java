package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.LocalRuntime;
import dev.bellwether.config.LocalSettings;
import dev.bellwether.engine.Checkup.Finding;
import dev.bellwether.engine.Checkup.Result;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Worker;
import dev.bellwether.llm.local.memory.Bytes;
import dev.bellwether.llm.local.memory.Gpu;
import dev.bellwether.llm.local.memory.Machine;
import dev.bellwether.llm.local.memory.MemoryPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The part of {@code doctor} that is about the local tier: is there a GPU, does the model fit, and
 * does the GPU really compute? Native code that finds no device computes on the processor without a
 * word, so it is made to load the model once and what it prints is read.
 */
final class LocalCheckup {
  private static final String NUMA = "proc/sys/kernel/numa_balancing";

  private final Context context;
  private final LocalSettings settings;
  private final Machine machine;
  private List<String> printed = List.of();

  LocalCheckup(Context context) {
    this.context = context;
    this.settings = context.settings().local();
    this.machine = context.machine();
  }

  /** What the process that loaded the model has printed; empty before {@link #run}. */
  List<String> printed() {
    return printed;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(gpu());
    findings.add(numa());
    if (settings.model().isEmpty()) {
      findings.add(
          new Finding(
              "local tier", Result.OK, "not set up; 'bellwether model add', then set local.model"));
    } else {
      configured(findings);
    }
    return findings;
  }

  private Finding gpu() {
    List<Gpu> gpus = Gpu.of(machine);
    if (gpus.isEmpty()) {
      return new Finding("gpu", Result.OK, "none found");
    }
    List<String> shown = new ArrayList<>();
    for (Gpu gpu : gpus) {
      OptionalLong used = gpu.usedBytes();
      String inUse = used.isEmpty() ? "" : ", " + Bytes.shown(used.getAsLong()) + " in use";
      shown.add(shown.size() + ": " + gpu.shown() + inUse);
    }
    String all = String.join("; ", shown);
    return unreachable(gpus)
        ? new Finding(
            "gpu",
            Result.FAILED,
            all + "; /dev/dri/renderD* is not open to this user: add it to the group render")
        : new Finding("gpu", Result.OK, all);
  }

  /** A card that the driver has taken computes through a node that users need a group for. */
  private boolean unreachable(List<Gpu> gpus) {
    List<String> nodes =
        machine.names("dev/dri").stream().filter(name -> name.startsWith("renderD")).toList();
    return !settings.model().isEmpty()
        && gpus.stream().anyMatch(gpu -> !gpu.driver().isEmpty())
        && !nodes.isEmpty()
        && nodes.stream()
            .map(name -> machine.path("dev/dri/" + name).toFile())
            .noneMatch(node -> node.canRead() && node.canWrite());
  }

  private Finding numa() {
    long nodes =
        machine.names("sys/devices/system/node").stream()
            .filter(name -> name.matches("node\\d+"))
            .count();
    if (nodes <= 1) {
      return new Finding("numa", Result.OK, "one node");
    }
    return machine.number(NUMA).orElse(0) == 0
        ? new Finding("numa", Result.OK, nodes + " nodes, balancing is off")
        : new Finding(
            "numa",
            Result.ADVICE,
            nodes + " nodes, balancing is on, which slows models: sysctl kernel.numa_balancing=0");
  }

  private void configured(List<Finding> findings) {
    LocalSetup setup;
    try {
      String place = RuntimeChoice.place(settings, context.secrets());
      findings.add(new Finding("native code", Result.OK, place));
    } catch (BellwetherException e) {
      findings.add(failed("native code", e));
      return;
    }
    try {
      setup = LocalSetup.of(context);
    } catch (BellwetherException e) {
      findings.add(failed("local model", e));
      return;
    }
    findings.add(new Finding("local model", Result.OK, identity(setup)));
    if (!RuntimeChoice.isAttached(settings)) {
      findings.add(new Finding("memory plan", Result.OK, plan(setup.memory())));
    }
    findings.add(loaded(setup));
  }

  private static String identity(LocalSetup setup) {
    return setup.identity().name() + ", SHA-256 " + setup.identity().fingerprint();
  }

  private static Finding failed(String what, BellwetherException e) {
    String hint = e.hint().isEmpty() ? "" : "; " + e.hint();
    return new Finding(what, Result.FAILED, e.getMessage() + hint);
  }

  private static String plan(MemoryPlan plan) {
    String main =
        "%s of main memory%s"
            .formatted(Bytes.shown(plan.need().main()), available(plan.mainAvailable(), "free"));
    return plan.need().gpuLayers() == 0
        ? main
        : "%d layers and %,d tokens take %s of the GPU%s, and %s"
            .formatted(
                plan.need().gpuLayers(),
                plan.wish().contextTokens(),
                Bytes.shown(plan.need().gpu()),
                available(plan.gpuBudget(), "allowed"),
                main);
  }

  private static String available(OptionalLong bytes, String word) {
    return bytes.isEmpty() ? "" : " (" + Bytes.shown(bytes.getAsLong()) + " " + word + ")";
  }

  private Finding loaded(LocalSetup setup) {
    try (Worker worker = setup.runtime(context.secrets()).start()) {
      try {
        return judged(worker.awaitLoaded(settings.load()), setup.memory());
      } finally {
        printed = worker.diagnostics();
      }
    } catch (StartException e) {
      String hint = e.hint().isEmpty() ? "" : "; " + e.hint();
      return new Finding("local tier", Result.FAILED, e.getMessage() + hint);
    } catch (BellwetherException e) {
      return failed("local tier", e);
    } catch (IOException e) {
      return new Finding(
          "local tier", Result.FAILED, "no worker can be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private Finding judged(Worker.Loaded loaded, MemoryPlan plan) {
    if (RuntimeChoice.isAttached(settings)) {
      return new Finding(
          "local tier",
          Result.OK,
          "%s answers, %,d tokens; its own log says what computes"
              .formatted(settings.serverUrl(), loaded.contextTokens()));
    }
    String seen =
        loaded.layersOnDevice() == 0
            ? "loaded on the processor"
            : "loaded on %s, %d of %d layers"
                .formatted(loaded.device(), loaded.layersOnDevice(), loaded.layers());
    if (loaded.layersOnDevice() == 0 && wantsGpu(plan)) {
      return new Finding(
          "local tier", Result.FAILED, seen + " though a GPU was asked for; " + why());
    }
    boolean fewer = loaded.layersOnDevice() > 0 && loaded.layersOnDevice() < loaded.layers();
    return fewer
        ? new Finding("local tier", Result.ADVICE, seen + "; raise local.gpu_layers if it fits")
        : new Finding("local tier", Result.OK, seen);
  }

  /** It was asked for if there is one that nobody has declined, or if somebody has set it. */
  private boolean wantsGpu(MemoryPlan plan) {
    boolean set =
        context.configuration().entries().stream()
            .filter(entry -> entry.key().startsWith("local.gpu_"))
            .anyMatch(entry -> !entry.origin().equals("default"));
    return settings.gpuLayers() > 0 && (set || plan.gpu().isPresent());
  }

  private String why() {
    boolean shipped =
        settings.runtime() == LocalRuntime.JAVA_LLAMA && settings.nativeDir().isEmpty();
    if (shipped) {
      return "the shipped library has no GPU support: set local.native_dir to one built with Vulkan"
          + " or ROCm, or local.runtime to llama-server";
    }
    String errors =
        printed.stream()
            .filter(line -> line.contains("ggml_vulkan") || line.contains("ggml_cuda"))
            .limit(2)
            .collect(Collectors.joining("; "));
    return "it was built without GPU support or found no device"
        + (errors.isEmpty() ? ": try 'vulkaninfo --summary' or 'rocminfo'" : " (" + errors + ")");
  }
}
