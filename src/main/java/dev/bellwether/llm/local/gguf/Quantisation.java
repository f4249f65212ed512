package dev.bellwether.llm.local.gguf;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The name by which a mixture of tensor types goes, such as {@code Q4_K_M}. */
final class Quantisation {
  /** By {@code general.file_type}, the {@code llama_ftype} of llama.cpp. */
  private static final Map<Long, String> NAMES =
      Map.ofEntries(
          Map.entry(0L, "F32"),
          Map.entry(1L, "F16"),
          Map.entry(2L, "Q4_0"),
          Map.entry(3L, "Q4_1"),
          Map.entry(7L, "Q8_0"),
          Map.entry(8L, "Q5_0"),
          Map.entry(9L, "Q5_1"),
          Map.entry(10L, "Q2_K"),
          Map.entry(11L, "Q3_K_S"),
          Map.entry(12L, "Q3_K_M"),
          Map.entry(13L, "Q3_K_L"),
          Map.entry(14L, "Q4_K_S"),
          Map.entry(15L, "Q4_K_M"),
          Map.entry(16L, "Q5_K_S"),
          Map.entry(17L, "Q5_K_M"),
          Map.entry(18L, "Q6_K"),
          Map.entry(19L, "IQ2_XXS"),
          Map.entry(20L, "IQ2_XS"),
          Map.entry(21L, "Q2_K_S"),
          Map.entry(22L, "IQ3_XS"),
          Map.entry(23L, "IQ3_XXS"),
          Map.entry(24L, "IQ1_S"),
          Map.entry(25L, "IQ4_NL"),
          Map.entry(26L, "IQ3_S"),
          Map.entry(27L, "IQ3_M"),
          Map.entry(28L, "IQ2_S"),
          Map.entry(29L, "IQ2_M"),
          Map.entry(30L, "IQ4_XS"),
          Map.entry(31L, "IQ1_M"),
          Map.entry(32L, "BF16"),
          Map.entry(36L, "TQ1_0"),
          Map.entry(37L, "TQ2_0"),
          Map.entry(38L, "MXFP4_MOE"));

  private Quantisation() {}

  /** The name the file gives itself; else the type that most of its numbers have. */
  static String name(Metadata metadata, List<Tensor> tensors) {
    String own = NAMES.get(metadata.whole("general.file_type").orElse(-1));
    return own == null ? mostly(tensors) : own;
  }

  private static String mostly(List<Tensor> tensors) {
    Map<TensorType, Long> numbers = new EnumMap<>(TensorType.class);
    tensors.forEach(tensor -> numbers.merge(tensor.type(), tensor.numbers(), Long::sum));
    return numbers.entrySet().stream()
        .max(Comparator.comparingLong(Map.Entry::getValue))
        .map(most -> most.getKey().name())
        .orElse("unknown");
  }
}
