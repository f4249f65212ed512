package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.Content;
import dev.bellwether.bench.Judgement;
import dev.bellwether.bench.LabelledText;
import dev.bellwether.bench.Quality;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Part;
import dev.bellwether.score.Scorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bench quality}: how right is a tier on texts that people have labelled? */
public final class BenchQuality {
  private static final long SEED = 20_261_124;

  /** The hash of a text that is judged and forgotten. */
  private static final String NO_HASH = "";

  /**
   * What is asked.
   *
   * @param labels the file
   * @param columns field to column; what is not named is guessed
   * @param names what its own names mean
   * @param neutralBand a number this close to 0 is neutral, where there are only numbers
   * @param models which models, side by side
   */
  public record Request(
      Path labels,
      Map<String, String> columns,
      Map<String, String> names,
      double neutralBand,
      List<String> models) {}

  /** One model's figures. */
  public record Entry(String model, String selection, Quality quality) {}

  /**
   * All models' figures.
   *
   * @param entries in the order asked
   * @param unusable rows of the file without text or known label
   */
  public record Report(List<Entry> entries, int unusable) {}

  private BenchQuality() {}

  /** Runs the use case; nothing is written. */
  public static Report run(Context context, Request request) {
    LabelledFile.Contents file =
        LabelledFile.read(
            request.labels(),
            new LabelledFile.Reading(request.columns(), request.names(), request.neutralBand()));
    if (file.texts().isEmpty()) {
      throw BellwetherException.usage(
          "no row of " + request.labels().getFileName() + " has a text and a known label",
          "name the labels with --label-names, for example 2=bullish,1=neutral,0=bearish");
    }
    List<Entry> entries = new ArrayList<>();
    for (String name : request.models()) {
      LanguageModel model = Assembly.model(context, name);
      context.progress().stage("bench " + name, file.texts().size());
      entries.add(
          new Entry(name, model.selection().canonical(), judge(context, model, file.texts())));
    }
    return new Report(entries, file.unusable());
  }

  private static Quality judge(Context context, LanguageModel model, List<LabelledText> texts) {
    ArticleChunker chunker = ChunkContents.chunker(context);
    Scorer scorer = new Scorer(model, context.clock());
    List<Judgement> judgements = new ArrayList<>(texts.size());
    int skipped = 0;
    for (LabelledText text : texts) {
      context.checkStopped();
      Optional<Judgement> judgement = judge(context, scorer, chunker, text);
      judgement.ifPresent(judgements::add);
      skipped += judgement.isEmpty() ? 1 : 0;
      context.progress().advance(1);
    }
    return Quality.of(judgements, skipped, SEED);
  }

  private static Optional<Judgement> judge(
      Context context, Scorer scorer, ArticleChunker chunker, LabelledText text) {
    List<Chunk> chunks = chunker.chunk(new Content(NO_HASH, text.text(), ""));
    long started = System.nanoTime();
    try {
      Scorer.Scored scored =
          scorer.score(
              Optional.empty(),
              Part.ofArticle(chunks),
              Assembly.deadline(context.settings().profile(), context.clock().instant()));
      return Optional.of(
          new Judgement(
              text,
              scored.score().direction(),
              scored.score().value(),
              scored.score().confidence(),
              System.nanoTime() - started,
              scored.score().provenance().cost().microUsd()));
    } catch (ModelException e) {
      return Optional.empty();
    }
  }
}
