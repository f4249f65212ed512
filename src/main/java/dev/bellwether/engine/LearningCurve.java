package dev.bellwether.engine;

import dev.bellwether.Direction;
import dev.bellwether.llm.embedded.HeadTrainer;
import dev.bellwether.llm.embedded.HeadTrainer.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How much better a head gets on kinds that it has not seen, with more texts of the same kinds and
 * with more kinds.
 */
final class LearningCurve {
  private static final List<Integer> SHARES = List.of(10, 25, 50, 75, 100);

  private LearningCurve() {}

  static List<TrainHead.KindFigures> of(
      Context context, HeadTrainer trainer, List<Example> examples, long seed) {
    List<TrainHead.KindFigures> points = new ArrayList<>();
    context.progress().stage("learning curve", 2L * SHARES.size());
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(seed));
    List<String> kinds =
        new ArrayList<>(
            examples.stream().map(Example::kind).collect(Collectors.toCollection(TreeSet::new)));
    Collections.shuffle(kinds, new Random(seed));
    for (int share : SHARES) {
      Set<Example> texts = Set.copyOf(first(shuffled, share));
      point(context, trainer, examples, "texts", share, texts::contains).ifPresent(points::add);
    }
    for (int share : SHARES) {
      Set<String> known = Set.copyOf(first(kinds, share));
      point(context, trainer, examples, "kinds", share, each -> known.contains(each.kind()))
          .ifPresent(points::add);
    }
    return points;
  }

  private static <T> List<T> first(List<T> all, int share) {
    return all.subList(0, Math.max(2, (int) Math.ceil(all.size() * share / 100.0)));
  }

  /** No point where the texts of some kind would leave nothing of a direction to learn from. */
  private static Optional<TrainHead.KindFigures> point(
      Context context,
      HeadTrainer trainer,
      List<Example> examples,
      String more,
      int share,
      Predicate<Example> trainedOn) {
    context.checkStopped();
    context.progress().advance(1);
    if (!everyKindLeavesAllDirections(examples.stream().filter(trainedOn).toList(), examples)) {
      return Optional.empty();
    }
    String name = "all, from " + share + " % of " + more;
    return Optional.of(TrainHead.figures(name, trainer.leaveOneKindOut(trainedOn)));
  }

  private static boolean everyKindLeavesAllDirections(List<Example> left, List<Example> all) {
    return all.stream()
        .map(Example::kind)
        .distinct()
        .allMatch(
            kind ->
                left.stream()
                        .filter(each -> !each.kind().equals(kind))
                        .map(Example::label)
                        .distinct()
                        .count()
                    == Direction.values().length);
  }
}
