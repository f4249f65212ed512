package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Direction;
import dev.bellwether.llm.embedded.HeadTrainer.Answer;
import dev.bellwether.llm.embedded.HeadTrainer.Example;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {
  private static final List<Example> EXAMPLES = examples();

  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String firm : List.of("Tessier", "Elgin Stores", "Marlowe", "Quent Oil")) {
      add(examples, Direction.BULLISH, "orders", firm + " wins a large order");
      add(examples, Direction.BEARISH, "orders", firm + " loses its largest customer");
      add(examples, Direction.NEUTRAL, "orders", firm + " makes pumps and valves");
      add(examples, Direction.BULLISH, "results", firm + " posts record earnings");
      add(examples, Direction.BEARISH, "results", firm + " warns that earnings will collapse");
      add(examples, Direction.NEUTRAL, "results", firm + " publishes its results on Monday");
    }
    return examples;
  }

  private static void add(List<Example> to, Direction label, String kind, String text) {
    to.add(new Example(label, kind, text));
  }

  @Test
  void theSameTextsGiveTheSameBytes() {
    assertThat(HeadTrainer.of(EXAMPLES, done -> {}).train())
        .isEqualTo(HeadTrainer.of(EXAMPLES, done -> {}).train());
  }

  @Test
  void aHeadIsTheOneItsFileSays() {
    byte[] file = HeadTrainer.of(EXAMPLES, done -> {}).train();
    Head head = HeadFile.read(file, "test");
    assertThat(HeadFile.write(head)).isEqualTo(file);
    assertThat(head.examples()).isEqualTo(EXAMPLES.size());
  }

  @Test
  void everyTextIsAnsweredInOrderByAHeadThatHasNotSeenItsKind() {
    List<Answer> answers = HeadTrainer.of(EXAMPLES, done -> {}).leaveOneKindOut();
    assertThat(answers).extracting(Answer::example).isEqualTo(EXAMPLES);
    // Trained on one kind only, nothing of the other is known: leaving a kind out changes answers.
    List<Answer> fewer =
        HeadTrainer.of(EXAMPLES, done -> {})
            .leaveOneKindOut(each -> !each.text().startsWith("Elgin"));
    assertThat(fewer)
        .extracting(Answer::score)
        .isNotEqualTo(answers.stream().map(Answer::score).toList());
  }

  @Test
  void learnsWhatNoRuleKnows() throws Exception {
    List<Example> odd = new ArrayList<>();
    for (String city : List.of("Bergen", "Oslo", "Turku", "Malmo", "Riga", "Tartu", "Narvik")) {
      add(odd, Direction.BULLISH, city, "A blue lantern hangs over the harbour of " + city);
      add(odd, Direction.BEARISH, city, "A red kite circles the old mill near " + city);
      add(odd, Direction.NEUTRAL, city, "Someone in " + city + " bakes bread");
    }
    List<Answer> answers = HeadTrainer.of(odd, done -> {}).leaveOneKindOut();
    long right = answers.stream().filter(each -> each.head() == each.example().label()).count();
    assertThat(right).isEqualTo(answers.size());
  }
}
