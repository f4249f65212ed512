package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.SharedData;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistTest {
  private static final GistReader READER = new GistReader();

  private static Gist gist(String text) {
    return READER.read(text).orElseThrow();
  }

  private static boolean areNear(String one, String other) {
    return gist(one).isNear(gist(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Harbour Foods shares fall 5% after factory fire | Harbour Foods stock drops 5 percent following factory fire",
        "Quillon wins $200 million rail contract | Quillon wins $200 mln contract for rail",
        "RT @desk: Quillon wins $200 million rail contract https://t.co/x | Quillon wins $200 million rail contract",
        "Lenmark's profit rises to EUR 5 mn from EUR 4 mn | Profit of Lenmark rises to EUR5m from EUR4m",
      })
  void theSameNewsInOtherWordsIsNear(String one, String other) {
    assertThat(areNear(one, other)).isTrue();
    assertThat(areNear(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quillon raises its dividend after a strong year | Quillon cuts its dividend after a strong year",
        "Quillon will close its mill in Tarn | Quillon will not close its mill in Tarn",
        "Quillon says it is in talks with Lenmark | Quillon denies it is in talks with Lenmark",
        "Quillon recalls 1,000 lawn mowers | Quillon recalls 1,000,000 lawn mowers",
        "Quillon Q3 sales rise 4% | Quillon Q4 sales rise 4%",
        "Quillon to buy Lenmark for $2 billion | Harbour to buy Lenmark for $2 billion",
        "Brokers lift price target of Quillon | Brokers lift price target of Lenmark",
        "$QLN shares at a new high today | $LNM shares at a new high today",
        "Net loss widened to EUR 9m from EUR 5m | Net loss narrowed to EUR 5m from EUR 9m",
        "Quillon may sell its mill | Quillon sells its mill",
        "Quillon beats forecasts | Quillon misses forecasts"
      })
  void whatClaimsSomethingElseIsNotNearHoweverAlike(String one, String other) {
    assertThat(areNear(one, other)).isFalse();
    assertThat(areNear(other, one)).isFalse();
  }

  @Test
  void noPairOfOppositesOrOfOtherNumbersOrNamesIsNear() throws Exception {
    List<String> near = new ArrayList<>();
    int same = 0;
    for (String line :
        Files.readAllLines(SharedData.require("facts/embedded-prototype/pairs.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (areNear(cells[1], cells[2])) {
        same += cells[0].equals("dup") ? 1 : 0;
        near.add(cells[0].equals("dup") ? "" : line);
      }
    }
    assertThat(near).containsOnly("");
    assertThat(same).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aGistSurvivesBeingKept() {
    Gist gist = gist("Lenmark's profit rises to EUR 5 mn from EUR 4 mn");
    Gist kept = Gist.fromBytes(gist.toBytes());
    assertThat(kept.claims()).isEqualTo(gist.claims());
    assertThat(kept.cosine(gist)).isEqualTo(1.0);
    assertThat(kept.isNear(gist)).isTrue();
    assertThat(gist.toBytes()).hasSizeLessThan(600);
  }

  @Test
  void eightBitsKeepTheCosine() {
    String one = "Harbour Foods shares fall 5% after factory fire";
    String other = "Quillon wins $200 million rail contract";
    float[] a = Encoder.load().encode(one);
    float[] b = Encoder.load().encode(other);
    double exact = 0;
    for (int d = 0; d < a.length; d++) {
      exact += a[d] * b[d];
    }
    assertThat(gist(one).cosine(gist(other))).isCloseTo(exact, within(0.001));
  }

  @Test
  void aTextWithoutWordsOrWithManyHasNone() {
    assertThat(READER.read("")).isEmpty();
    assertThat(READER.read("12 % - 5")).isEmpty();
    assertThat(READER.read("word ".repeat(GistReader.MOST_WORDS))).isPresent();
    assertThat(READER.read("word ".repeat(GistReader.MOST_WORDS + 1))).isEmpty();
  }

  @Test
  void onlyAnEarlierTextWithinTheWindowIsFound() {
    GistIndex index = new GistIndex(Duration.ofDays(7));
    long day = Duration.ofDays(1).toNanos() / 1_000;
    Gist first = gist("Quillon wins $200 million rail contract");
    Gist again = gist("Quillon wins $200 mln contract for rail");
    assertThat(index.latestNear("a", 0, first)).isEmpty();
    assertThat(index.latestNear("b", day, again)).contains("a");
    assertThat(index.latestNear("c", 8 * day, first)).contains("b");
    assertThat(index.latestNear("d", 16 * day, first)).isEmpty();
  }
}
