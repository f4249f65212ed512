package dev.bellwether.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One to {@code most} whole numbers, each larger than the one before. */
record RisingNumbers(WholeNumber each, int most) implements ValueType<List<Integer>> {
  @Override
  public Optional<List<Integer>> fromText(String text) {
    return rising(Arrays.asList(text.split(",", -1)), part -> each.fromText(part.strip()));
  }

  @Override
  public Optional<List<Integer>> fromToml(JsonNode node) {
    return node.isArray()
        ? rising(StreamSupport.stream(node.spliterator(), false).toList(), each::fromToml)
        : Optional.empty();
  }

  private <P> Optional<List<Integer>> rising(
      List<P> parts, Function<P, Optional<Integer>> reading) {
    List<Integer> numbers = parts.stream().map(reading).flatMap(Optional::stream).toList();
    boolean allRead = numbers.size() == parts.size();
    return allRead && !numbers.isEmpty() && numbers.size() <= most && rises(numbers)
        ? Optional.of(numbers)
        : Optional.empty();
  }

  private static boolean rises(List<Integer> numbers) {
    return numbers.stream().sorted().distinct().toList().equals(numbers);
  }

  @Override
  public String text(List<Integer> value) {
    return value.stream().map(each::text).collect(Collectors.joining(","));
  }

  @Override
  public String allowed() {
    return "1 to %d rising whole numbers, each from %d to %d, such as 1,5,10"
        .formatted(most, each.min(), each.max());
  }
}
