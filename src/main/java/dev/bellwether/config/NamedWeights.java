package dev.bellwether.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Weights by name, such as {@code wire=2,blog=0.5}; may be empty. Names have no comma or equals.
 */
record NamedWeights(DecimalNumber weight) implements TextualType<Map<String, Double>> {
  @Override
  public Optional<Map<String, Double>> fromText(String text) {
    Map<String, Double> weights = new TreeMap<>();
    if (text.isBlank()) {
      return Optional.of(Map.of());
    }
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.split("=", -1);
      Optional<Double> value =
          parts.length == 2 ? weight.fromText(parts[1].strip()) : Optional.empty();
      if (value.isEmpty() || parts[0].isBlank()) {
        return Optional.empty();
      }
      weights.put(parts[0].strip(), value.get());
    }
    return Optional.of(weights);
  }

  @Override
  public String text(Map<String, Double> value) {
    return new TreeMap<>(value)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + weight.text(entry.getValue()))
            .collect(Collectors.joining(","));
  }

  @Override
  public String allowed() {
    return "weights by name such as wire=2,blog=0.5, each " + weight.allowed();
  }
}
