package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Direction;
import dev.bellwether.bench.Confusion;
import dev.bellwether.bench.Judgement;
import dev.bellwether.bench.LabelledText;
import dev.bellwether.llm.embedded.EncoderModel;
import dev.bellwether.llm.embedded.HeadTrainer;
import dev.bellwether.llm.embedded.HeadTrainer.Answer;
import dev.bellwether.llm.embedded.HeadTrainer.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code model train}: trains a head for the embedded tier on labelled texts. */
public final class TrainHead {
  /** Kinds that are made up where a file names none, so that something can be held out. */
  private static final int PARTS = 5;

  /**
   * What is asked.
   *
   * @param labels files with columns text, label and perhaps kind, in order
   * @param curve whether to measure the learning curve too
   * @param seed of the curve
   */
  public record Request(List<Path> labels, boolean curve, long seed) {}

  /**
   * How well texts are answered by heads that have not seen their kind.
   *
   * @param name the kind, or {@code all} and perhaps what the heads were trained on
   * @param n texts
   * @param accuracy share of right directions
   * @param macroF1 mean F1 of the classes
   * @param oppositeSign share of texts taken for their opposite
   * @param headAccuracy accuracy of the head without the rules
   * @param rulesAccuracy accuracy of the rules without the head
   */
  public record KindFigures(
      String name,
      int n,
      double accuracy,
      double macroF1,
      double oppositeSign,
      double headAccuracy,
      double rulesAccuracy) {}

  /**
   * What was trained.
   *
   * @param file where the head lies
   * @param shipped whether it is, byte for byte, the head that is shipped
   * @param examples how many texts it was trained on
   * @param unusable rows without text or known label
   * @param kinds one each, then all together, then the learning curve if it was asked for
   * @param all the row for all kinds together
   */
  public record Report(
      Path file,
      boolean shipped,
      int examples,
      int unusable,
      List<KindFigures> kinds,
      KindFigures all)
      implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("examples", examples);
      summary.put("unusable", unusable);
      summary.put("accuracy", all.accuracy());
      summary.put("macro_f1", all.macroF1());
      return summary;
    }

    @Override
    public boolean partial() {
      return unusable > 0;
    }
  }

  private TrainHead() {}

  /** Runs the use case; the head is filed under the name that {@code embedded.head} is set to. */
  public static Report run(Context context, Request request) {
    if (context.settings().embedded().head().equals(EncoderModel.SHIPPED)) {
      throw BellwetherException.usage(
          "'" + EncoderModel.SHIPPED + "' is the head that comes with Bellwether",
          "choose another --name");
    }
    return Ledger.record(context, "model train", id -> train(context, request));
  }

  private static Report train(Context context, Request request) {
    List<Example> examples = new ArrayList<>();
    int unusable = 0;
    for (Path file : request.labels()) {
      LabelledFile.Contents contents =
          LabelledFile.read(file, new LabelledFile.Reading(Map.of(), Map.of(), 0));
      unusable += contents.unusable();
      for (LabelledText text : contents.texts()) {
        String kind = text.kind().isEmpty() ? "part " + examples.size() % PARTS : text.kind();
        examples.add(new Example(text.label(), kind, text.text()));
      }
    }
    requireAllDirections(examples);
    context.progress().stage("encode", examples.size());
    HeadTrainer trainer =
        HeadTrainer.of(
            examples,
            done -> {
              context.checkStopped();
              context.progress().advance(done);
            });
    context.progress().stage("train", Progress.UNKNOWN);
    List<Answer> answers = trainer.leaveOneKindOut();
    byte[] head = trainer.train();
    List<KindFigures> rows = byKind(answers);
    KindFigures all = figures("all", answers);
    rows.add(all);
    if (request.curve()) {
      rows.addAll(LearningCurve.of(context, trainer, examples, request.seed()));
    }
    return new Report(
        Heads.of(context).save(context.settings().embedded().head(), head),
        Arrays.equals(head, EncoderModel.shippedHead()),
        examples.size(),
        unusable,
        rows,
        all);
  }

  private static void requireAllDirections(List<Example> examples) {
    for (Direction direction : Direction.values()) {
      if (examples.stream().noneMatch(each -> each.label() == direction)) {
        throw BellwetherException.usage(
            "no text is labelled " + direction.name().toLowerCase(Locale.ROOT),
            "a head needs texts of all three directions");
      }
    }
  }

  private static List<KindFigures> byKind(List<Answer> answers) {
    Map<String, List<Answer>> kinds = new TreeMap<>();
    answers.forEach(
        each -> kinds.computeIfAbsent(each.example().kind(), k -> new ArrayList<>()).add(each));
    List<KindFigures> rows = new ArrayList<>();
    kinds.forEach((kind, own) -> rows.add(figures(kind, own)));
    return rows;
  }

  static KindFigures figures(String name, List<Answer> answers) {
    Confusion confusion = confusion(answers, Answer::direction);
    return new KindFigures(
        name,
        answers.size(),
        confusion.accuracy(),
        confusion.macroF1(),
        judgements(answers, Answer::direction).stream()
            .mapToInt(each -> each.opposite() ? 1 : 0)
            .average()
            .orElse(0),
        confusion(answers, Answer::head).accuracy(),
        confusion(answers, Answer::rules).accuracy());
  }

  private static Confusion confusion(List<Answer> answers, Function<Answer, Direction> said) {
    return Confusion.of(judgements(answers, said));
  }

  private static List<Judgement> judgements(
      List<Answer> answers, Function<Answer, Direction> said) {
    return answers.stream()
        .map(
            each ->
                new Judgement(
                    new LabelledText(
                        each.example().text(), each.example().label(), OptionalDouble.empty()),
                    said.apply(each),
                    each.score(),
                    each.confidence(),
                    0,
                    0))
        .toList();
  }
}
