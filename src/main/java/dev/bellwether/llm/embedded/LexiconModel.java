package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;
import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Our own finance lexicon with rules for direction, comparison and negation, for English text.
 * Immutable and safe for threads; an answer takes microseconds, is free and depends on the text
 * alone: the ticker and the deadline of the question are not looked at.
 */
public final class LexiconModel implements LanguageModel {
  /** Raised whenever a change to the rules may change an answer. */
  static final String RULES_VERSION = "rules-3";

  private static final String NAME = "lexicon-1";
  private static final double LOWEST_LARGEST = 1 / 3.0;

  private final Lexicon lexicon;
  private final OrderedLogit mapping;
  private final Selection selection;

  private LexiconModel(Lexicon lexicon, OrderedLogit mapping, String fingerprint) {
    this.lexicon = lexicon;
    this.mapping = mapping;
    this.selection =
        new Selection(Tier.EMBEDDED, NAME, fingerprint, "none", "", mapping.canonical());
  }

  /** The model with the word list that is shipped with it. */
  public static LexiconModel load() {
    byte[] list = Lexicon.resource();
    return new LexiconModel(
        Lexicon.parse(list),
        OrderedLogit.DEFAULT,
        Fingerprint.of(list, RULES_VERSION.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Selection selection() {
    return selection;
  }

  /**
   * Reads the question's chunk. The verdict's score is P(bullish) - P(bearish). Its confidence is
   * the direction's probability, stretched from [1/3, 1] to [0, 1], times {@link
   * RuleReading#agreement}; so it is low for mixed news and never above 1. Its rationale names the
   * first rules that fired.
   *
   * @throws ModelException.Unreadable if the text has no letter
   */
  @Override
  public Completion complete(Question question) throws ModelException {
    String text = question.chunk().text();
    requireLetters(text);
    return new Completion(verdict(read(text)), TokenUsage.NONE, Cost.ZERO);
  }

  static void requireLetters(String text) throws ModelException {
    if (text.codePoints().noneMatch(Character::isLetter)) {
      throw new ModelException.Unreadable("the text has no letters to read");
    }
  }

  /** What the rules make of a text, before it is mapped to probabilities. */
  public RuleReading read(String text) {
    return RuleReading.of(lexicon, PlainForm.of(text));
  }

  /** What a reading means as probabilities. */
  ClassProbabilities probabilities(RuleReading reading) {
    return mapping.probabilities(reading.raw());
  }

  private Verdict verdict(RuleReading reading) {
    ClassProbabilities probabilities = probabilities(reading);
    double certainty = (probabilities.probability() - LOWEST_LARGEST) / (1 - LOWEST_LARGEST);
    return new Verdict(
        probabilities.direction(),
        probabilities.score(),
        Math.min(1, Math.max(0, certainty * reading.agreement())),
        Optional.of(probabilities),
        reading.rationale());
  }
}
