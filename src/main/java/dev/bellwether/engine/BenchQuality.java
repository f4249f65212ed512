package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.Content;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.bench.Judgement;
import dev.bellwether.bench.LabelledText;
import dev.bellwether.bench.Quality;
import dev.bellwether.bench.ScaleFit;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Part;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Calibrations;
import dev.bellwether.store.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code bench quality}: how right is a tier on texts that people have labelled? */
public final class BenchQuality {
  private static final long SEED = 20_261_124;

  /** The hash of a text that is judged and forgotten. */
  private static final String NO_HASH = "";

  /** The prompt that is judged. */
  private static final String PROMPT = "headline";

  private static final Path FEEDBACK = Path.of("feedback");

  /**
   * What is asked.
   *
   * @param labels the file; {@code feedback}, where there is no such file, for what people said
   *     with that command
   * @param columns field to column; what is not named is guessed
   * @param names what its own names mean
   * @param neutralBand a number this close to 0 is neutral, where there are only numbers
   * @param calibrate whether to keep how the confidences of each model are to be read
   * @param models which tiers or models of the embedded tier, side by side
   */
  public record Request(
      Path labels,
      Map<String, String> columns,
      Map<String, String> names,
      double neutralBand,
      boolean calibrate,
      List<String> models) {}

  /**
   * One model's figures.
   *
   * @param judgements what it said of each text that it answered, in the file's order
   * @param fit how its confidences are to be read; empty if that was not asked for, or cannot be
   *     told from these texts
   * @param why the first reason for which a text has no answer; empty if all have one
   * @param unpaid true if texts have none because a budget is spent
   */
  public record Entry(
      String model,
      Selection selection,
      List<Judgement> judgements,
      Quality quality,
      Optional<ScaleFit> fit,
      String why,
      boolean unpaid) {
    public Entry {
      judgements = List.copyOf(judgements);
    }

    private Entry with(Optional<ScaleFit> known) {
      return new Entry(model, selection, judgements, quality, known, why, unpaid);
    }
  }

  /**
   * All models' figures.
   *
   * @param entries in the order asked
   * @param unusable rows of the file without text or known label
   */
  public record Report(List<Entry> entries, int unusable) implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      for (Entry entry : entries) {
        summary.put("accuracy." + entry.model(), entry.quality().accuracy());
        summary.put("n." + entry.model(), entry.quality().n());
      }
      return summary;
    }

    @Override
    public boolean partial() {
      return unusable > 0 || entries.stream().anyMatch(entry -> !entry.why().isEmpty());
    }
  }

  private BenchQuality() {}

  /** Runs the use case. Nothing is kept but what calls have cost, and calibrations asked for. */
  public static Report run(Context context, Request request) {
    LabelledFile.Contents file = labels(context, request);
    if (file.texts().isEmpty()) {
      throw BellwetherException.usage(
          "no row of " + request.labels().getFileName() + " has a text and a known label",
          "name the labels with --label-names, for example 2=bullish,1=neutral,0=bearish");
    }
    List<String> models = request.models();
    if (models.stream().allMatch(Assembly::isEmbedded) && !request.calibrate()) {
      List<Entry> entries = new ArrayList<>();
      for (String name : models) {
        entries.add(judge(context, name, Assembly.model(context, name), 1, file.texts()));
      }
      return new Report(entries, file.unusable());
    }
    models.forEach(name -> require(context, name));
    return Ledger.record(
        context,
        "bench",
        id -> {
          GuardRules rules = GuardRules.of(context.settings().profile());
          try (ModelTiers tiers = ModelTiers.open(context, rules, id)) {
            if (models.contains(Tier.LOCAL.key())) {
              tiers.start();
            }
            List<Entry> entries = judge(context, tiers, models, file.texts());
            return new Report(
                request.calibrate() ? calibrated(context, entries) : entries, file.unusable());
          }
        });
  }

  private static List<Entry> calibrated(Context context, List<Entry> entries) {
    List<Entry> calibrated = new ArrayList<>();
    try (State state = State.open(context.workspace())) {
      for (Entry entry : entries) {
        Optional<ScaleFit> fit = ScaleFit.of(entry.judgements());
        fit.ifPresent(
            found ->
                Calibrations.save(
                    state, entry.selection(), found.scale(), found.n(), context.clock().instant()));
        calibrated.add(entry.with(fit));
      }
    }
    return calibrated;
  }

  /** Before anything is asked of anybody: a name that is no tier, or a tier that is not set up. */
  private static void require(Context context, String name) {
    if (Assembly.isEmbedded(name)) {
      return;
    }
    try {
      ScoreByRoute.require(context, Tier.ofKey(name), "bench quality --tier is ");
    } catch (IllegalArgumentException unknown) {
      Assembly.model(context, name);
    }
  }

  private static List<Entry> judge(
      Context context, ModelTiers tiers, List<String> models, List<LabelledText> texts) {
    List<Entry> entries = new ArrayList<>();
    for (String name : models) {
      if (Assembly.isEmbedded(name)) {
        entries.add(judge(context, name, Assembly.model(context, name), 1, texts));
      } else {
        Tier tier = Tier.ofKey(name);
        int places = tiers.places(tier, context.settings().cloud().concurrent());
        entries.add(judge(context, name, tiers.model(tier, PROMPT), places, texts));
      }
    }
    return entries;
  }

  private static LabelledFile.Contents labels(Context context, Request request) {
    if (request.labels().endsWith(FEEDBACK) && !Files.exists(request.labels())) {
      return new LabelledFile.Contents(said(context), 0);
    }
    return LabelledFile.read(
        request.labels(),
        new LabelledFile.Reading(request.columns(), request.names(), request.neutralBand()));
  }

  private static List<LabelledText> said(Context context) {
    List<LabelledText> texts =
        GiveFeedback.list(context).stream()
            .map(
                line ->
                    new LabelledText(line.text(), line.word().direction(), OptionalDouble.empty()))
            .toList();
    if (texts.isEmpty()) {
      throw BellwetherException.usage(
          "nobody has said anything of a text yet", "begin with 'bellwether feedback ID bullish'");
    }
    return texts;
  }

  private static Entry judge(
      Context context, String name, LanguageModel model, int places, List<LabelledText> texts) {
    context.progress().stage("bench " + name, texts.size());
    ArticleChunker chunker = ChunkContents.chunker(context);
    Scorer scorer = new Scorer(model, context.clock());
    List<Judgement> judgements = new ArrayList<>(texts.size());
    List<ModelException> failures = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(places);
    try {
      List<Future<Judgement>> answers = new ArrayList<>();
      for (LabelledText text : texts) {
        answers.add(threads.submit(() -> judge(context, scorer, chunker, text)));
      }
      for (Future<Judgement> answer : answers) {
        context.checkStopped();
        try {
          judgements.add(answer.get());
        } catch (ExecutionException e) {
          failures.add(failure(e));
        }
        context.progress().advance(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } finally {
      threads.shutdownNow();
    }
    return new Entry(
        name,
        model.selection(),
        judgements,
        Quality.of(judgements, failures.size(), SEED),
        Optional.empty(),
        failures.isEmpty() ? "" : String.valueOf(failures.get(0).getMessage()),
        failures.stream().anyMatch(ModelException.BudgetSpent.class::isInstance));
  }

  private static ModelException failure(ExecutionException e) {
    if (e.getCause() instanceof ModelException failure) {
      return failure;
    }
    throw new IllegalStateException("a text could not be judged", e.getCause());
  }

  private static Judgement judge(
      Context context, Scorer scorer, ArticleChunker chunker, LabelledText text)
      throws ModelException {
    List<Chunk> chunks = chunker.chunk(new Content(NO_HASH, text.text(), ""));
    long started = System.nanoTime();
    Scorer.Scored scored =
        scorer.score(
            Optional.empty(),
            Part.ofArticle(chunks),
            Assembly.deadline(context.settings().profile(), context.clock().instant()));
    return new Judgement(
        text,
        scored.score().direction(),
        scored.score().value(),
        scored.score().confidence(),
        System.nanoTime() - started,
        scored.score().provenance().cost().microUsd());
  }
}
