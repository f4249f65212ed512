package dev.bellwether.llm.embedded;

import dev.bellwether.ClassProbabilities;
import dev.bellwether.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains heads on labelled texts and says how they do on kinds of text that they have not seen. The
 * same texts in the same order give the same bytes on one kind of processor.
 */
public final class HeadTrainer {
  /**
   * How probable each direction is before a text is read. Half of all news has none; the authors of
   * training texts write more of the interesting kinds.
   */
  private static final Map<Direction, Double> PRIOR =
      Map.of(Direction.BEARISH, 0.25, Direction.NEUTRAL, 0.5, Direction.BULLISH, 0.25);

  /** As good as any from 0.05 to 0.2 on held-out kinds of our own texts. */
  private static final double PENALTY = 0.1;

  /**
   * What the rules found is seldom there, but means the same in every kind of text; at the other
   * penalty it would count for too little. As good as any from 0.001 to 0.02.
   */
  private static final double RULES_PENALTY = 0.01;

  /** As good as any from 0 to 0.3 on held-out kinds; the head knows the rules' findings too. */
  private static final double RULES_WEIGHT = 0.25;

  /**
   * A labelled text.
   *
   * @param label which way it points
   * @param kind what sort of text it is, such as {@code guidance}; not empty
   * @param text the text
   */
  public record Example(Direction label, String kind, String text) {}

  /**
   * What a head that has not seen the example's kind says of it.
   *
   * @param example the example
   * @param direction the answer
   * @param score from -1 to 1
   * @param confidence from 0 to 1
   * @param head what the head alone would have answered
   * @param rules what the rules alone would have answered
   */
  public record Answer(
      Example example,
      Direction direction,
      double score,
      double confidence,
      Direction head,
      Direction rules) {}

  private record Prepared(Example example, float[] vector, RuleReading reading) {}

  private final String encoder;
  private final LexiconModel rules = LexiconModel.load();
  private final List<Prepared> examples;
  private final Set<String> kinds;

  private HeadTrainer(String encoder, List<Example> examples, float[][] vectors) {
    this.encoder = encoder;
    this.kinds =
        examples.stream().map(Example::kind).collect(Collectors.toCollection(TreeSet::new));
    this.examples =
        IntStream.range(0, examples.size())
            .mapToObj(
                i -> new Prepared(examples.get(i), vectors[i], rules.read(examples.get(i).text())))
            .toList();
  }

  /**
   * Encodes the texts, on all cores.
   *
   * @param examples at least one of each direction
   * @param done told how many more texts are encoded; called by several threads
   */
  public static HeadTrainer of(List<Example> examples, IntConsumer done) {
    Encoder encoder = Encoder.load();
    float[][] vectors = new float[examples.size()][];
    IntStream.range(0, vectors.length)
        .parallel()
        .forEach(
            i -> {
              vectors[i] = encoder.encode(examples.get(i).text());
              done.accept(1);
            });
    return new HeadTrainer(encoder.weights(), examples, vectors);
  }

  /** Trains on all texts; returns the head's file. */
  public byte[] train() {
    Confidence confidence = Confidence.fit(outcomes(held(all -> true)));
    return HeadFile.write(head(confidence));
  }

  /** What is said of each text by a head trained on the texts of all other kinds, in order. */
  public List<Answer> leaveOneKindOut() {
    return leaveOneKindOut(all -> true);
  }

  /** As {@link #leaveOneKindOut()}, but trained only on some of the other texts. */
  public List<Answer> leaveOneKindOut(Predicate<Example> trainedOn) {
    List<Held> held = held(trainedOn);
    Confidence confidence = Confidence.fit(outcomes(held));
    return held.stream()
        .map(
            each ->
                new Answer(
                    each.example(),
                    each.blend().probabilities().direction(),
                    each.blend().probabilities().score(),
                    confidence.of(each.blend().probabilities()),
                    each.blend().head().direction(),
                    each.blend().rules().direction()))
        .toList();
  }

  private record Held(Example example, Blend blend) {}

  private List<Held> held(Predicate<Example> trainedOn) {
    Map<String, Softmax> without = new TreeMap<>();
    List<String> order = List.copyOf(kinds);
    List<Softmax> fitted =
        order.parallelStream()
            .map(
                kind ->
                    fit(
                        examples.stream()
                            .filter(each -> !each.example().kind().equals(kind))
                            .filter(each -> trainedOn.test(each.example()))
                            .toList()))
            .toList();
    for (int i = 0; i < order.size(); i++) {
      without.put(order.get(i), fitted.get(i));
    }
    return examples.stream()
        .map(
            each -> {
              Softmax unseen = Objects.requireNonNull(without.get(each.example().kind()));
              return new Held(each.example(), blend(unseen, each));
            })
        .toList();
  }

  private static List<Confidence.Outcome> outcomes(List<Held> held) {
    return held.stream()
        .map(each -> Confidence.Outcome.of(each.blend().probabilities(), each.example().label()))
        .toList();
  }

  private Blend blend(Softmax softmax, Prepared prepared) {
    ClassProbabilities said = rules.probabilities(prepared.reading());
    return Blend.of(softmax.probabilities(features(prepared)), said, RULES_WEIGHT);
  }

  private double[] features(Prepared prepared) {
    return HeadFeatures.of(
        prepared.vector(), prepared.reading(), rules.probabilities(prepared.reading()));
  }

  private Head head(Confidence confidence) {
    return new Head(
        encoder,
        rules.selection().fingerprint(),
        examples.size(),
        data(),
        PENALTY,
        RULES_PENALTY,
        RULES_WEIGHT,
        fit(examples),
        confidence);
  }

  private String data() {
    StringBuilder lines = new StringBuilder();
    for (Prepared each : examples) {
      Example example = each.example();
      lines.append(example.label()).append('\t').append(example.kind());
      lines.append('\t').append(example.text()).append('\n');
    }
    return Fingerprint.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Softmax fit(List<Prepared> from) {
    Map<Direction, Long> counts =
        from.stream()
            .collect(Collectors.groupingBy(each -> each.example().label(), Collectors.counting()));
    List<SoftmaxTrainer.Sample> samples = new ArrayList<>();
    for (Prepared each : from) {
      Direction label = each.example().label();
      double weight = PRIOR.getOrDefault(label, 0.0) * from.size() / counts.getOrDefault(label, 1L);
      samples.add(new SoftmaxTrainer.Sample(features(each), Softmax.row(label), weight));
    }
    return SoftmaxTrainer.fit(samples, HeadFeatures.penalties(PENALTY, RULES_PENALTY));
  }
}
