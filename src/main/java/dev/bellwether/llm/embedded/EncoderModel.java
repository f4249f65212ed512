package dev.bellwether.llm.embedded;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Encoder, head and rules together, for English text. Needs nothing but what the build placed; an
 * answer takes milliseconds, is free and depends on the text alone. The encoder is loaded by the
 * first question, so that a model which is only asked for its selection costs nothing. Safe for
 * threads.
 */
public final class EncoderModel implements LanguageModel {
  /** The name of the head that is shipped. */
  public static final String SHIPPED = "shipped";

  private static final String NAME = "e5-small-v2-q";

  private final LexiconModel rules;
  private final Head head;
  private final Selection selection;
  private final LazyEncoder encoder;
  private final RecentVerdicts recent = new RecentVerdicts();

  private EncoderModel(LexiconModel rules, Head head, Selection selection, LazyEncoder encoder) {
    this.rules = rules;
    this.head = head;
    this.selection = selection;
    this.encoder = encoder;
  }

  private static Selection selection(String name, Head head, String fingerprint) {
    String parameters = String.format(Locale.ROOT, "rules_weight=%s", head.rulesWeight());
    return new Selection(Tier.EMBEDDED, NAME + "/" + name, fingerprint, "none", "", parameters);
  }

  /** The model with the head that is shipped with it. */
  public static EncoderModel load() {
    return of(SHIPPED, HeadFile.shipped(), SHIPPED);
  }

  /**
   * The model with another head.
   *
   * @param name what the head is called
   * @throws BellwetherException if the file cannot be read, or belongs to another encoder
   */
  public static EncoderModel load(String name, Path file) {
    try {
      return of(name, Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read the head " + file + ": " + e.getMessage(), "see 'bellwether model list'", e);
    }
  }

  private static EncoderModel of(String name, byte[] file, String source) {
    LexiconModel rules = LexiconModel.load();
    Head head = HeadFile.read(file, source);
    String fingerprint =
        Fingerprint.of(file, rules.selection().canonical().getBytes(StandardCharsets.UTF_8));
    return new EncoderModel(
        rules, head, selection(name, head, fingerprint), new LazyEncoder(head.encoder(), source));
  }

  /** The bytes of the head that is shipped. */
  public static byte[] shippedHead() {
    return HeadFile.shipped();
  }

  @Override
  public Selection selection() {
    return selection;
  }

  /**
   * Reads the question's chunk. The title is read as a whole; the body sentence by sentence, each
   * counting the same. The verdict's score is P(bullish) - P(bearish) of the blend of head and
   * rules; its confidence is how probable it is that the direction is right, lower when head and
   * rules disagree, and the answer is disputed where they point in opposite directions. Of a
   * sentence the first {@value Encoder#LONGEST} word pieces are read.
   *
   * @throws ModelException.Unreadable if the text has no letter
   */
  @Override
  public Completion complete(Question question) throws ModelException {
    Chunk chunk = question.chunk();
    LexiconModel.requireLetters(chunk.text());
    return recent.of(chunk, () -> read(chunk));
  }

  private Completion read(Chunk chunk) {
    String text = PlainForm.of(chunk.text());
    List<String> parts = chunk.kind() == Chunk.Kind.TITLE ? List.of(text) : Sentences.of(text);
    double bearish = 0;
    double bullish = 0;
    double confidence = 0;
    double headSays = 0;
    double rulesSay = 0;
    for (String part : parts) {
      Blend blend = blend(part);
      headSays += direction(blend.head());
      rulesSay += direction(blend.rules());
      bearish += blend.probabilities().bearish() / parts.size();
      bullish += blend.probabilities().bullish() / parts.size();
      confidence += head.confidence().of(blend.probabilities()) / parts.size();
    }
    ClassProbabilities mean =
        new ClassProbabilities(bearish, Math.max(0, 1 - bearish - bullish), bullish);
    Verdict verdict =
        new Verdict(
            mean.direction(),
            mean.score(),
            Math.min(1, confidence),
            Optional.of(mean),
            rules.read(text).rationale());
    return new Completion(
        verdict, TokenUsage.NONE, Cost.ZERO, "", false, Optional.empty(), headSays * rulesSay < 0);
  }

  private static int direction(ClassProbabilities says) {
    return switch (says.direction()) {
      case BULLISH -> 1;
      case BEARISH -> -1;
      case NEUTRAL -> 0;
    };
  }

  private Blend blend(String text) {
    RuleReading reading = rules.read(text);
    return head.blend(encoder.encode(text), reading, rules.probabilities(reading));
  }
}
