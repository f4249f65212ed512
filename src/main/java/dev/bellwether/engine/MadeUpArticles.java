package dev.bellwether.engine;

import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.local.LocalPrompt;
import dev.bellwether.llm.local.LocalRequest;
import dev.bellwether.llm.local.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Texts of a given number of tokens, as the loaded model's own vocabulary counts them; every
 * vocabulary cuts differently, and the figures of two models are to be compared.
 */
final class MadeUpArticles {
  private static final List<String> WORDS =
      List.of(
          "profit",
          "rose",
          "fell",
          "in",
          "the",
          "quarter",
          "the",
          "company",
          "said",
          "on",
          "of",
          "its",
          "outlook",
          "for",
          "year",
          "was",
          "raised",
          "cut",
          "analysts",
          "had",
          "expected",
          "revenue",
          "costs",
          "debt",
          "and",
          "shares",
          "of",
          "a",
          "bank",
          "oil",
          "deal",
          "with");
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int FIRST_GUESS = 40;
  private static final int TRIALS = 8;
  private static final long SEED = 20_261_126;

  private final Supervisor supervisor;
  private final LocalPrompt frame;

  MadeUpArticles(Supervisor supervisor, LocalPrompt frame) {
    this.supervisor = supervisor;
    this.frame = frame;
  }

  /** Text number {@code i} of so many words; the same each time. */
  static String text(int i, int words) {
    SplittableRandom random = new SplittableRandom(SEED + i);
    StringBuilder text = new StringBuilder("Article " + i + ":");
    for (int word = 0; word < words; word++) {
      text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.append('.').toString();
  }

  /** The tokens of a prompt, counted by letting the model read it. */
  int tokens(String prompt) throws ModelException {
    LocalRequest request = new LocalRequest(prompt, "", Optional.empty(), "", 1, 0);
    return supervisor.ask(request, LONGEST).answer().promptTokens();
  }

  /**
   * Instructions of about so many tokens; the beginning says what is wanted, the rest is there to
   * be long.
   */
  String instructions(String beginning, int tokens) throws ModelException {
    int words = FIRST_GUESS;
    for (int trial = 0; trial < TRIALS; trial++) {
      int has = tokens(new LocalPrompt(frame.template(), beginning + text(0, words)).prefix());
      int better = step(words, has, tokens);
      if (better == words) {
        break;
      }
      words = better;
    }
    return beginning + text(0, words);
  }

  /** How many words an article takes that adds about so many tokens to the prefix, and no more. */
  int words(int prefixTokens, int tokens) throws ModelException {
    int words = FIRST_GUESS;
    for (int trial = 0; trial < TRIALS; trial++) {
      int has = tokens(frame.of(text(1, words))) - prefixTokens;
      int better = step(words, has, tokens);
      if (better == words) {
        break;
      }
      words = better;
    }
    return words;
  }

  private static int step(int words, int has, int wanted) {
    long scaled = Math.round((double) words * wanted / Math.max(1, has));
    return (int) Math.max(1, has > wanted && scaled == words ? words - 1 : scaled);
  }
}
