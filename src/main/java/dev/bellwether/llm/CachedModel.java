package dev.bellwether.llm;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.Verdict;
import dev.bellwether.guard.SingleFlight;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the same question of the same model, prompt and parameters once: the text, the ticker and
 * the {@link Selection} make the key. Callers with one question at one time share one call, also
 * those of other processes with the same cache. Where there are {@link NearAnswers}, the answer to
 * a question about a text that says the same is given too, with that said in its rationale; it is
 * not kept for this question, so that one never leads to the next.
 */
public final class CachedModel implements LanguageModel {
  private final LanguageModel model;
  private final AnswerCache cache;
  private final NearAnswers near;
  private final SingleFlight<String, Completion> flight;
  private final CallListener listener;

  /** Caches the answers of a model. */
  public CachedModel(
      LanguageModel model,
      AnswerCache cache,
      NearAnswers near,
      SingleFlight<String, Completion> flight,
      CallListener listener) {
    this.model = model;
    this.cache = cache;
    this.near = near;
    this.flight = flight;
    this.listener = listener;
  }

  @Override
  public Selection selection() {
    return model.selection();
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    String key = key(selection(), question);
    return flight
        .call(key, question.deadline(), ModelException.class, () -> findOrAsk(key, question))
        .orElseThrow(CachedModel::underWayElsewhere);
  }

  private Completion findOrAsk(String key, Question question) throws ModelException {
    Optional<Completion> known = cache.find(key);
    if (known.isPresent()) {
      listener.looked(selection(), CacheLook.EXACT);
      return known.get().again();
    }
    Optional<NearAnswers.Near> other = near.find(selection(), question);
    if (other.isPresent()) {
      listener.looked(selection(), CacheLook.NEAR);
      return borrowed(other.get());
    }
    if (!cache.begin(key, question.deadline())) {
      throw underWayElsewhere();
    }
    try {
      Optional<Completion> meanwhile = cache.find(key);
      listener.looked(selection(), meanwhile.isPresent() ? CacheLook.EXACT : CacheLook.MISS);
      return meanwhile.isPresent() ? meanwhile.get().again() : ask(key, question);
    } finally {
      cache.end(key);
    }
  }

  private Completion ask(String key, Question question) throws ModelException {
    Completion fresh = model.complete(question);
    cache.keep(key, fresh);
    near.keep(key, selection(), question);
    return fresh;
  }

  private static ModelException.TimedOut underWayElsewhere() {
    return new ModelException.TimedOut(
        "the same question was still under way elsewhere", Bill.NOT_SENT);
  }

  /** The answer about the other text, which says so. */
  private static Completion borrowed(NearAnswers.Near other) {
    Completion known = other.completion();
    Verdict verdict = known.verdict();
    String source =
        String.format(
            Locale.ROOT, "[as of text %s, cosine %.3f]", other.contentHash(), other.cosine());
    return new Completion(
        new Verdict(
            verdict.direction(),
            verdict.score(),
            verdict.confidence(),
            verdict.probabilities(),
            (verdict.rationale() + " " + source).strip()),
        known.usage(),
        Cost.ZERO,
        known.answeredBy(),
        true,
        Optional.empty(),
        false,
        true);
  }

  /** The name of an answer: the same for the same question to the same model. */
  public static String key(Selection selection, Question question) {
    MessageDigest digest = sha256();
    add(digest, selection.canonical());
    add(digest, question.ticker().map(Ticker::symbol).orElse(""));
    add(digest, question.chunk().kind().name());
    add(digest, question.chunk().text());
    if (!question.about().isEmpty()) {
      add(digest, question.about());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) ':');
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
