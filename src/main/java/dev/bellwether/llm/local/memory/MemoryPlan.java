package dev.bellwether.llm.local.memory;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.local.MemoryWatch;
import dev.bellwether.llm.local.gguf.ModelHeader;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a model, run as it is wished, fits into this machine.
 *
 * @param model the model
 * @param wish how it is to be run
 * @param machine where
 * @param gpu on which card; empty for none
 * @param need of one copy
 */
public record MemoryPlan(
    ModelHeader model, MemoryWish wish, Machine machine, Optional<Gpu> gpu, MemoryNeed need) {

  /** A plan for a card, or for none; without a card no layer goes to one. */
  public static MemoryPlan of(
      ModelHeader model, MemoryWish wish, Machine machine, Optional<Gpu> gpu) {
    MemoryWish possible = gpu.isPresent() ? wish : wish.withGpuLayers(0);
    return new MemoryPlan(model, possible, machine, gpu, need(model, possible));
  }

  private static MemoryNeed need(ModelHeader model, MemoryWish wish) {
    return MemoryNeed.of(model, wish.allTokens(), wish.batchTokens(), wish.gpuLayers());
  }

  /** Bytes of the card that all copies together may take; empty without one that tells its size. */
  public OptionalLong gpuBudget() {
    return totalBytes().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of((long) (totalBytes().getAsLong() * wish.gpuMemory()));
  }

  private OptionalLong totalBytes() {
    return gpu.map(Gpu::totalBytes).orElse(OptionalLong.empty());
  }

  /** Bytes of main memory that can be had now; empty where nobody can tell. */
  public OptionalLong mainAvailable() {
    return MainMemory.available(machine);
  }

  /**
   * Refuses a plan that does not fit.
   *
   * @throws BellwetherException (usage) that says by how much, and what would fit
   */
  public void requireFits() {
    Optional<BellwetherException> problem = problem();
    if (problem.isPresent()) {
      throw problem.get();
    }
  }

  /** What is wrong with the plan; empty if it fits, or nobody can tell. */
  public Optional<BellwetherException> problem() {
    long wanted = need.gpu() * wish.copies();
    if (gpuBudget().isPresent() && wanted > gpuBudget().getAsLong()) {
      return Optional.of(tooBigForCard(wanted));
    }
    OptionalLong free = freeOnCard();
    if (free.isPresent() && wanted > free.getAsLong()) {
      return Optional.of(
          BellwetherException.usage(
              "no free GPU memory: %s needs %s, %s are free on %s"
                  .formatted(
                      model.file(),
                      Bytes.shown(wanted),
                      Bytes.shown(free.getAsLong()),
                      gpu.map(Gpu::card).orElse("")),
              "close what else uses the GPU, or see local.gpu_layers and local.context"));
    }
    long main = need.main() + need.mainOfAnother() * (wish.copies() - 1);
    OptionalLong available = mainAvailable();
    if (available.isPresent() && main > available.getAsLong()) {
      return Optional.of(
          BellwetherException.usage(
              "no free memory: %s needs %s, %s are free"
                  .formatted(model.file(), Bytes.shown(main), Bytes.shown(available.getAsLong())),
              "close other programs, or take a smaller model or a smaller local.context"));
    }
    return Optional.empty();
  }

  private OptionalLong freeOnCard() {
    OptionalLong used = gpu.map(Gpu::usedBytes).orElse(OptionalLong.empty());
    return used.isEmpty() || totalBytes().isEmpty() || need.gpuLayers() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(totalBytes().getAsLong() - used.getAsLong());
  }

  private BellwetherException tooBigForCard(long wanted) {
    String copies = wish.copies() > 1 ? wish.copies() + " copies of " : "";
    return BellwetherException.usage(
        "not enough GPU memory: %s%d layers of %s with a context of %,d tokens need %s; %s of %s is %s"
            .formatted(
                copies,
                need.gpuLayers(),
                model.file(),
                wish.allTokens(),
                Bytes.shown(wanted),
                wish.gpuMemory(),
                Bytes.shown(totalBytes().orElse(0)),
                Bytes.shown(gpuBudget().orElse(0))),
        Suggestion.of(this));
  }

  boolean fitsCard(MemoryWish other) {
    return need(model, other).gpu() * other.copies() <= gpuBudget().orElse(Long.MAX_VALUE);
  }

  /**
   * Watches the memory while the model runs. What is in use now is taken for other programs', so
   * ask before loading.
   */
  public MemoryWatch watch() {
    OptionalLong total = totalBytes();
    if (gpu.isPresent() && total.isPresent() && need.gpuLayers() > 0) {
      return new GpuWatch(
          gpu.get(),
          total.getAsLong(),
          gpuBudget().orElse(0),
          need.gpu(),
          wish.copies(),
          gpu.get().usedBytes().orElse(0));
    }
    return new MainWatch(machine, need.mainOfAnother());
  }
}
