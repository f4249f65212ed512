package dev.bellwether.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Direction;
import dev.bellwether.Verdict;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the answer of a model. Vendors' schemas cannot hold a number to a range, and small models
 * do not keep to one, so everything is checked here.
 */
public final class VerdictJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN = 80;

  private VerdictJson() {}

  /**
   * The verdict in an answer; text around its JSON object, such as a code fence, is passed over.
   *
   * @param bill what the answer was charged, whether or not it can be read
   * @throws ModelException.Unreadable if it is no verdict
   */
  public static Verdict read(String answer, Bill bill) throws ModelException.Unreadable {
    int start = answer.indexOf('{');
    int end = answer.lastIndexOf('}');
    if (start < 0 || end < start) {
      throw unreadable("no JSON object", answer, bill);
    }
    try {
      return verdict(JSON.readTree(answer.substring(start, end + 1)), answer, bill);
    } catch (JsonProcessingException e) {
      throw unreadable("broken JSON", answer, bill);
    }
  }

  private static Verdict verdict(JsonNode json, String answer, Bill bill)
      throws ModelException.Unreadable {
    Optional<Direction> direction = direction(json.path("direction").asText());
    JsonNode score = json.path("score");
    JsonNode confidence = json.path("confidence");
    if (direction.isEmpty() || !within(score, -1, 1) || !within(confidence, 0, 1)) {
      throw unreadable("a field is missing or out of range", answer, bill);
    }
    if (contradicts(direction.get(), score.doubleValue())) {
      throw unreadable("direction and score contradict each other", answer, bill);
    }
    return new Verdict(
        direction.get(),
        score.doubleValue(),
        confidence.doubleValue(),
        Optional.empty(),
        json.path("rationale").asText());
  }

  private static Optional<Direction> direction(String word) {
    try {
      return Optional.of(Direction.valueOf(word.strip().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean within(JsonNode number, double low, double high) {
    return number.isNumber() && number.doubleValue() >= low && number.doubleValue() <= high;
  }

  private static boolean contradicts(Direction direction, double score) {
    return (direction == Direction.BULLISH && score < 0)
        || (direction == Direction.BEARISH && score > 0);
  }

  private static ModelException.Unreadable unreadable(String why, String answer, Bill bill) {
    String shown = answer.length() > SHOWN ? answer.substring(0, SHOWN) + "..." : answer;
    return new ModelException.Unreadable(
        "the answer is no verdict (" + why + "): " + shown.replaceAll("\\s+", " "), bill);
  }
}
