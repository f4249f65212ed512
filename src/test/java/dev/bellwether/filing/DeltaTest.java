package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaTest {
  private static final String OLD =
      "<p>Copper may become scarce and dear, and we may not be able to pass that on.</p>"
          + "<p>Our plant in Ohio may be hit by strikes of its workers or by floods of the river.</p>"
          + "<p>We depend on two customers for most of our sales.</p>";

  private static FilingDocument read(String risks) {
    String report =
        "<html><body><p>FORM 10-K</p><p><b>Item 1A. Risk Factors</b></p>"
            + risks
            + "<p><b>Item 7. Management's Discussion and Analysis</b></p><p>Sales rose.</p></body></html>";
    return FilingReader.read(report.getBytes(StandardCharsets.UTF_8)).main();
  }

  @Test
  void tellsAddedChangedAndRemovedParagraphsAndHowMuchTheyChanged() {
    String now =
        "<p>We depend on two customers for most of our sales.</p>"
            + "<p>Our plant in Ohio may be hit by strikes of its workers or by storms from the lake.</p>"
            + "<p>A cartel of our suppliers was fined, and may sue us for what we told.</p>";
    List<Change> changes = Delta.of(read(now), read(OLD)).changes();
    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(Change.Kind.CHANGED, Change.Kind.ADDED, Change.Kind.REMOVED);
    assertThat(changes.get(0).weight()).isEqualTo(Change.Weight.MEDIUM);
    assertThat(changes.get(0).similarity()).isBetween(0.70, 0.90);
    assertThat(changes.get(1).weight()).isEqualTo(Change.Weight.HIGH);
  }

  @Test
  void orderAndPunctuationAreNoChange() {
    String moved =
        "<p>We depend on two customers, for most of our sales!</p>"
            + OLD.replace("<p>We depend on two customers for most of our sales.</p>", "");
    assertThat(Delta.of(read(moved), read(OLD)).changes()).isEmpty();
  }

  private static final String LONG =
      "We depend on a few customers for most of our sales of widgets and of the tools that make them. "
          + "The largest buys from us under an agreement that it may renew each year on the terms of the year before. "
          + "This has been so since our plant in Ohio was opened by the founders of the company. "
          + "Prices of copper may rise, and we pass such a rise on to those who buy from us as far as they let us.";

  private static List<String> news(String before, String after) {
    String now = LONG.replace(before, after);
    assertThat(now).isNotEqualTo(LONG);
    FilingDocument newer = read("<p>" + now + "</p>");
    List<Change> changes = Delta.of(newer, read("<p>" + LONG + "</p>")).changes();
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).weight()).isEqualTo(Change.Weight.LOW);
    return changes.get(0).news().stream().map(span -> span.of(newer.text())).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "may renew each year,may not renew each year",
    "it may renew each year,it never renews each year",
    "may renew each year,is unable to renew each year",
    "may renew each year,failed to renew each year",
    "each year on the terms,every 2 years on the terms",
    "may renew,has renewed",
    "a few customers,two customers",
    "may rise,may fall",
    "was opened,was closed",
    "was opened by the founders,was opened for the founders",
    "they let us,we let them",
    "most of our sales of widgets and,all of our sales of widgets or",
    "a few customers for,a few customers in Russia for",
    "sales of widgets and of the tools,sales of tools and of the widgets",
    "of the year before,of the lawsuit before",
    "we pass such a rise on,we don't pass such a rise on"
  })
  void aWordThatCountsIsNews(String before, String after) {
    assertThat(news(before, after)).hasSize(1).first().asString().contains(after);
  }

  @Test
  void aSentenceThatStoodInAnotherParagraphIsNoNews() {
    String moved = "Prices of copper are set in London and follow those of energy.";
    FilingDocument older = read("<p>" + LONG + "</p><p>" + moved + " We sell bonds.</p>");
    FilingDocument newer = read("<p>" + LONG + " " + moved + "</p>");

    assertThat(Delta.of(newer, older).changes())
        .filteredOn(change -> change.kind() == Change.Kind.CHANGED)
        .singleElement()
        .satisfies(change -> assertThat(change.news()).isEmpty());
  }

  @Test
  void theSignOfANumberIsNews() {
    FilingDocument older = read("<p>Sales of widgets changed by 5% in the year that ended.</p>");
    assertThat(
            Delta.of(read("<p>Sales of widgets changed by (5)% in the year that ended.</p>"), older)
                .changes())
        .hasSize(1);
  }

  @Test
  void anotherWordingIsNoNewsAndAnotherWordIs() {
    assertThat(news("that it may renew each year", "which it may also renew each year")).isEmpty();
    assertThat(
            news("buys from us under an agreement that", "purchases from us by a contract which"))
        .hasSize(1);
  }

  @Test
  void onlyTheSentenceThatChangedIsNewsWithTheOneThatItPointsBackTo() {
    assertThat(news("may rise", "rose by 40 %"))
        .singleElement()
        .asString()
        .startsWith("Prices of copper rose by 40 %");
    assertThat(news("since our plant", "for 9 years since our plant"))
        .singleElement()
        .asString()
        .startsWith("The largest buys")
        .endsWith("founders of the company.");
  }

  @Test
  void aShortSentenceThatIsAnotherIsNews() {
    assertThat(news("Prices of copper may", "We sold Ohio. Prices of copper may"))
        .containsExactly("We sold Ohio.");
  }

  @Test
  void ofAParagraphThatWasRewrittenAllIsNews() {
    String now =
        "<p>We depend on two customers for nearly everything, and one of them sues us.</p>";
    FilingDocument newer = read(now);
    List<Change> changes = Delta.of(newer, read(OLD)).changes();
    assertThat(changes.get(0).weight()).isEqualTo(Change.Weight.HIGH);
    assertThat(changes.get(0).news()).containsExactly(changes.get(0).element().span());
    assertThat(changes.get(1).kind()).isEqualTo(Change.Kind.REMOVED);
    assertThat(changes.get(1).news()).isEmpty();
  }

  @Test
  void aParagraphOfEndlesslyManySentencesTakesNoTime() {
    String then = "Copper may be dear. We may sell less. ".repeat(20_000);
    FilingDocument newer = read("<p>" + then.replace("dear", "scarce") + "</p>");
    FilingDocument older = read("<p>" + then + "</p>");
    long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(Delta.of(newer, older).changes().get(0).news()).hasSize(1);
    assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started)
        .isLessThan(3_000_000_000L);
  }

  /**
   * A delta that compares all with all would take a hundred times as long. Where other tests share
   * caches and memory with it, a longer one loses more by that.
   */
  @Test
  void tenTimesTheParagraphsTakeAtMostTwelveTimesAsLong() {
    int most = Boolean.getBoolean("bellwether.heavy") ? 12 : 15;
    seconds(4_000);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 6 && least > most; i++) {
      double small = Math.min(seconds(800), Math.min(seconds(800), seconds(800)));
      least = Math.min(least, Math.min(seconds(8_000), seconds(8_000)) / small);
    }
    assertThat(least).as("CPU time, the best of six tries on a busy machine").isLessThan(most);
  }

  /** CPU time to compare so many paragraphs, a third of which have changed. */
  private static double seconds(int paragraphs) {
    Random random = new Random(5);
    StringBuilder now = new StringBuilder();
    StringBuilder then = new StringBuilder();
    for (int i = 0; i < paragraphs; i++) {
      StringBuilder words = new StringBuilder();
      for (int w = 0; w < 60; w++) {
        words.append("word").append((int) Math.abs(random.nextGaussian() * 3_000)).append(' ');
      }
      then.append("<p>").append(words).append(".</p>");
      String changed =
          i % 3 == 0 ? words.toString().replaceFirst("word\\d+ ", "other") : words.toString();
      now.append("<p>").append(changed).append(".</p>");
    }
    FilingDocument newer = read(now.toString());
    FilingDocument older = read(then.toString());
    long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Delta.Result delta = Delta.of(newer, older);
    assertThat(delta.changes()).hasSizeBetween(paragraphs / 4, paragraphs / 2);
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1e9;
  }
}
