package dev.bellwether.llm.local.memory;

import dev.bellwether.BellwetherException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which card a model goes to.
 *
 * @param gpu the card; empty where there is none
 * @param environment variables that make the native code take the same one
 */
public record DeviceChoice(Optional<Gpu> gpu, Map<String, String> environment) {
  private static final String HIP = "HIP_VISIBLE_DEVICES";
  private static final String VULKAN = "GGML_VK_VISIBLE_DEVICES";
  private static final String AMD = "1002:";

  /** Graphics of a processor have less of their own, and no model worth asking needs less. */
  private static final long ENOUGH = 2L << 30;

  public DeviceChoice {
    environment = Map.copyOf(environment);
  }

  /**
   * The card that is named; else the one that the user's environment names already; else the one
   * with most memory, if that is enough for any model: the graphics of a processor are not asked.
   *
   * @param gpus of the machine, in order
   * @param number of the card in that order; empty for a choice
   * @param variables the user's environment
   * @throws BellwetherException (usage) if there is no such card
   */
  public static DeviceChoice of(
      List<Gpu> gpus, String number, Function<String, Optional<String>> variables) {
    if (!number.isEmpty()) {
      return named(gpus, number);
    }
    Optional<String> own = variables.apply(HIP).or(() -> variables.apply(VULKAN));
    if (own.isPresent()) {
      // Theirs may be a list, or in an order that we cannot know; then nothing is accounted for.
      return new DeviceChoice(single(gpus, own.get()), Map.of());
    }
    Optional<Gpu> largest =
        gpus.stream()
            .filter(gpu -> gpu.totalBytes().orElse(0) >= ENOUGH)
            .max(Comparator.comparingLong(gpu -> gpu.totalBytes().orElse(0)));
    boolean several = gpus.stream().filter(DeviceChoice::isAmd).count() > 1;
    Map<String, String> environment = new LinkedHashMap<>();
    // ROCm takes all it finds, also the small one in the processor; Vulkan leaves that out itself.
    largest
        .filter(gpu -> several && isAmd(gpu))
        .ifPresent(gpu -> environment.put(HIP, hipNumber(gpus, gpu)));
    return new DeviceChoice(largest, environment);
  }

  private static DeviceChoice named(List<Gpu> gpus, String number) {
    Optional<Gpu> gpu = single(gpus, number);
    if (gpu.isEmpty()) {
      throw BellwetherException.usage(
          "no GPU " + number + " for local.gpu_device",
          gpus.isEmpty()
              ? "this machine shows none; see 'bellwether doctor'"
              : "numbers go from 0 to " + (gpus.size() - 1) + "; see 'bellwether doctor'");
    }
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(VULKAN, number);
    if (isAmd(gpu.get())) {
      environment.put(HIP, hipNumber(gpus, gpu.get()));
    }
    return new DeviceChoice(gpu, environment);
  }

  private static Optional<Gpu> single(List<Gpu> gpus, String number) {
    boolean there = number.matches("\\d{1,3}") && Integer.parseInt(number) < gpus.size();
    return there ? Optional.of(gpus.get(Integer.parseInt(number))) : Optional.empty();
  }

  private static boolean isAmd(Gpu gpu) {
    return gpu.pciId().startsWith(AMD);
  }

  /** ROCm counts AMD's cards only. */
  private static String hipNumber(List<Gpu> gpus, Gpu gpu) {
    return String.valueOf(gpus.stream().filter(DeviceChoice::isAmd).toList().indexOf(gpu));
  }
}
