package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Content;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.TokenUsage;
import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.Stage;
import dev.bellwether.bulk.Unusable;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Part;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.SelectionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scores texts as {@code score} does those of a workspace. Of the columns of {@code scores} those
 * are left out that depend on when and how fast it was done, so that equal work gives equal files.
 */
final class TextScoring implements Stage {
  /** Nobody waits: only a text that would hold a task for ever is given up. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final long MICROS = 1_000_000;
  private static final int NANOS = 1_000;

  private final Context context;
  private final String name;
  private final ArticleChunker chunker;
  private final Scorer headlines;
  private final Scorer articles;
  private final Runnable warmUp;

  /**
   * Texts without a body are headlines.
   *
   * @param warmUp done once, before or beside the first text
   */
  TextScoring(Context context, LanguageModel headlines, LanguageModel articles, Runnable warmUp) {
    this.context = context;
    this.warmUp = warmUp;
    this.chunker = ChunkContents.chunker(context);
    this.headlines = new Scorer(headlines, context.clock());
    this.articles = new Scorer(articles, context.clock());
    this.name =
        Stream.of(headlines, articles)
                .map(model -> model.selection().canonical())
                .distinct()
                .collect(Collectors.joining("|"))
            + "|"
            + chunker.name();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("content_hash", "VARCHAR");
    columns.put("ticker", "VARCHAR");
    columns.put("selection", "VARCHAR");
    columns.put("value", "DOUBLE");
    columns.put("confidence", "DOUBLE");
    columns.put("direction", "VARCHAR");
    columns.put("fallback", "BOOLEAN");
    columns.put("input_tokens", "BIGINT");
    columns.put("cached_tokens", "BIGINT");
    columns.put("output_tokens", "BIGINT");
    columns.put("cost_micro_usd", "BIGINT");
    columns.put("tier", "VARCHAR");
    columns.put("model", "VARCHAR");
    columns.put("fingerprint", "VARCHAR");
    columns.put("prompt_id", "VARCHAR");
    columns.put("prompt_sha256", "VARCHAR");
    columns.put("parameters", "VARCHAR");
    columns.put("published_at", "TIMESTAMP");
    return columns;
  }

  @Override
  public void warmUp() {
    warmUp.run();
  }

  @Override
  public List<List<Object>> rows(Item item) throws Unusable {
    Content content = new Content(item.contentHash(), item.title(), item.body());
    Optional<Ticker> ticker =
        item.subject().equals(Item.WHOLE_TEXT)
            ? Optional.empty()
            : Optional.of(new Ticker(item.subject()));
    try {
      List<Part> parts = Part.ofArticle(chunker.chunk(content));
      Scorer scorer = item.body().isEmpty() ? headlines : articles;
      Instant deadline = context.clock().instant().plus(PATIENCE);
      Score score = scorer.score(ticker, parts, deadline).score();
      return List.of(row(item, score));
    } catch (ModelException.Refused
        | ModelException.Unreadable
        | ModelException.ContextOverflow e) {
      throw new Unusable(e.outcome() + ": " + e.getMessage());
    } catch (ModelException.Denied e) {
      throw new BellwetherException(
          BellwetherException.Kind.CREDENTIALS,
          "the server will not answer: " + e.getMessage(),
          "set " + RemoteTier.OPENAI_KEY + " or openai.key_file; and is openai.model its model?",
          e);
    } catch (ModelException e) {
      throw BellwetherException.failed(
          "no answer about " + item.contentHash() + ": " + e.getMessage(),
          "run the same command again; it goes on where it was",
          e);
    }
  }

  private List<Object> row(Item item, Score score) {
    TokenUsage usage = score.provenance().usage();
    Selection selection = score.provenance().selection();
    return List.of(
        item.contentHash(),
        item.subject(),
        SelectionKey.of(selection),
        score.value(),
        score.confidence(),
        score.direction().name(),
        score.provenance().fallback(),
        usage.input(),
        usage.cached(),
        usage.output(),
        score.provenance().cost().microUsd(),
        selection.tier().key(),
        selection.model(),
        selection.fingerprint(),
        selection.promptId(),
        selection.promptSha256(),
        selection.parameters(),
        time(item.publishedMicros()));
  }

  private static LocalDateTime time(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * NANOS, ZoneOffset.UTC);
  }
}
