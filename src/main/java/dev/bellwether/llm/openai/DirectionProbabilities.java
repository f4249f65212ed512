package dev.bellwether.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.ClassProbabilities;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the probabilities of the three directions off the token with which the direction's word
 * begins: of its alternatives, those that begin one of the words, made to sum to 1.
 */
final class DirectionProbabilities {
  /** All that stands before the word. */
  private static final Pattern BEFORE = Pattern.compile("\\s*\\{\\s*\"direction\"\\s*:\\s*\"?");

  private static final String[] WORDS = {"bearish", "neutral", "bullish"};

  /** Fewer letters may begin two of the words. */
  private static final int FEWEST_LETTERS = 2;

  private final StringBuilder before = new StringBuilder();
  private final double[] mass = new double[WORDS.length];
  private boolean found;

  /** One token with its alternatives, in the order of the answer. */
  void add(JsonNode token) {
    String text = token.path("token").asText();
    if (!found && BEFORE.matcher(before).matches() && begins(letters(text)) >= 0) {
      found = true;
      weigh(token);
    }
    before.append(text);
  }

  private void weigh(JsonNode token) {
    if (token.path("top_logprobs").isEmpty()) {
      return;
    }
    for (JsonNode other : token.path("top_logprobs")) {
      int word = begins(letters(other.path("token").asText()));
      if (word >= 0) {
        mass[word] += Math.exp(other.path("logprob").asDouble(Double.NEGATIVE_INFINITY));
      }
    }
  }

  private static String letters(String token) {
    return token.replaceAll("[\"\\s]", "").toLowerCase(Locale.ROOT);
  }

  private static int begins(String letters) {
    if (letters.length() >= FEWEST_LETTERS) {
      for (int word = 0; word < WORDS.length; word++) {
        if (WORDS[word].startsWith(letters)) {
          return word;
        }
      }
    }
    return -1;
  }

  /** Empty if the server gave no alternatives for that token. */
  Optional<ClassProbabilities> get() {
    double sum = mass[0] + mass[1] + mass[2];
    if (!(sum > 0)) {
      return Optional.empty();
    }
    double bearish = mass[0] / sum;
    double bullish = mass[2] / sum;
    return Optional.of(
        new ClassProbabilities(bearish, Math.max(0, 1 - bearish - bullish), bullish));
  }
}
