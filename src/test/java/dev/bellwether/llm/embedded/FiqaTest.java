package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.Direction;
import dev.bellwether.SharedData;
import dev.bellwether.Verdict;
import dev.bellwether.llm.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The FiQA 2018 task 1 training texts as a development set: 336 headlines and 575 posts, each with
 * the mean sentiment of its targets. Every second text by number was read while the word list was
 * written; of the others only a few at the top of each file were, so their figures are the honest
 * ones.
 */
class FiqaTest {
  private static final double NEUTRAL_BAND = 0.1;

  private record Pair(double gold, double score, double direction) {}

  private final LexiconModel lexicon = LexiconModel.load();

  @Test
  void agreesWithReadersOfTheTexts() throws Exception {
    List<Pair> all = pairs(lexicon, 0, 1);
    assertThat(all).hasSize(911);
    assertThat(correlation(all)).isGreaterThan(0.71);
    assertThat(opposite(all)).isLessThan(0.07);
  }

  @Test
  void agreesWithReadersOfTheTextsWeDidNotLookAt() throws Exception {
    List<Pair> unseen = pairs(lexicon, 1, 2);
    assertThat(correlation(unseen)).isGreaterThan(0.66);
    assertThat(opposite(unseen)).isLessThan(0.09);
  }

  @Test
  void theEncoderAgreesMoreThanTheRules() throws Exception {
    List<Pair> all = pairs(EncoderModel.load(), 0, 1);
    assertThat(correlation(all)).isGreaterThan(0.74);
    assertThat(opposite(all)).isLessThan(0.08);
  }

  private static List<Pair> pairs(LanguageModel model, int first, int step) throws Exception {
    List<Pair> pairs = new ArrayList<>();
    for (String part : List.of("headline", "post")) {
      JsonNode root =
          new ObjectMapper()
              .readTree(
                  SharedData.require("data/labelled/fiqa_task1_" + part + "_ABSA_train.json")
                      .toFile());
      List<String> numbers = new ArrayList<>();
      root.fieldNames().forEachRemaining(numbers::add);
      numbers.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
      for (int i = first; i < numbers.size(); i += step) {
        pairs.add(pair(model, root.get(numbers.get(i))));
      }
    }
    return pairs;
  }

  private static Pair pair(LanguageModel model, JsonNode item) throws Exception {
    double sum = 0;
    for (JsonNode target : item.get("info")) {
      sum += target.get("sentiment_score").asDouble();
    }
    Verdict verdict = model.complete(Ask.about(item.get("sentence").asText())).verdict();
    return new Pair(sum / item.get("info").size(), verdict.score(), sign(verdict.direction()));
  }

  private static double sign(Direction direction) {
    return switch (direction) {
      case BEARISH -> -1;
      case NEUTRAL -> 0;
      case BULLISH -> 1;
    };
  }

  private static double opposite(List<Pair> pairs) {
    long wrong =
        pairs.stream()
            .filter(p -> Math.abs(p.gold) > NEUTRAL_BAND && p.gold * p.direction < 0)
            .count();
    return wrong / (double) pairs.size();
  }

  private static double correlation(List<Pair> pairs) {
    double gold = pairs.stream().mapToDouble(Pair::gold).average().orElseThrow();
    double score = pairs.stream().mapToDouble(Pair::score).average().orElseThrow();
    double both = 0;
    double golds = 0;
    double scores = 0;
    for (Pair p : pairs) {
      both += (p.gold - gold) * (p.score - score);
      golds += (p.gold - gold) * (p.gold - gold);
      scores += (p.score - score) * (p.score - score);
    }
    return both / Math.sqrt(golds * scores);
  }
}
