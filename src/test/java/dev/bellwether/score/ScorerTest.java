package dev.bellwether.score;

import static dev.bellwether.score.CombinationTest.article;
import static dev.bellwether.score.CombinationTest.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.Chunk;
import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final Instant START = Instant.parse("2026-01-05T14:00:00Z");
  private static final Selection SELECTION =
      new Selection(Tier.LOCAL, "scripted-1", "f", "p/1", "sha", "t=0");

  /** A clock that stands still until told. */
  private static final class FakeClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Answers in order, taking a second for each; what it is asked is kept. */
  private static final class Scripted implements LanguageModel {
    private final FakeClock clock;
    private final List<Completion> answers;
    private final List<Question> asked = new ArrayList<>();

    Scripted(FakeClock clock, Completion... answers) {
      this.clock = clock;
      this.answers = List.of(answers);
    }

    @Override
    public Selection selection() {
      return SELECTION;
    }

    @Override
    public Completion complete(Question question) {
      asked.add(question);
      clock.now = clock.now.plusSeconds(1);
      return answers.get(asked.size() - 1);
    }
  }

  private static Completion answer(double score, TokenUsage usage, long microUsd) {
    return new Completion(plain(score, .5), usage, new Cost(microUsd));
  }

  private final FakeClock clock = new FakeClock();

  @Test
  void everyChunkIsAskedInOrderForTheTickerWithTheDeadline() throws ModelException {
    Scripted model =
        new Scripted(
            clock,
            answer(1, TokenUsage.NONE, 0),
            answer(-1, TokenUsage.NONE, 0),
            answer(-1, TokenUsage.NONE, 0));
    List<Chunk> chunks = article(2);
    Optional<Ticker> ticker = Optional.of(new Ticker("AAPL"));
    Instant deadline = START.plusSeconds(60);
    Scorer.Scored scored = new Scorer(model, clock).score(ticker, Part.ofArticle(chunks), deadline);
    assertThat(model.asked)
        .containsExactlyElementsOf(
            chunks.stream().map(chunk -> new Question(chunk, ticker, deadline)).toList());
    assertThat(scored.verdicts()).extracting(v -> v.score()).containsExactly(1.0, -1.0, -1.0);
    assertThat(scored.score().value()).isEqualTo((3 - 2) / 5.0);
    assertThat(scored.score().ticker()).isEqualTo(ticker);
    assertThat(scored.score().contentHash()).isEqualTo("hash");
  }

  @Test
  void thePartsOfAFilingWeighWhatTheirItemsWeighAndSayWhatTheyBelongTo() throws ModelException {
    Scripted model =
        new Scripted(clock, answer(.8, TokenUsage.NONE, 0), answer(-.4, TokenUsage.NONE, 0));
    List<Chunk> chunks = article(1);
    Scorer.Scored scored =
        new Scorer(model, clock)
            .score(
                Optional.empty(),
                List.of(
                    new Part(chunks.get(0), 1, "8-K, item 8.01"),
                    new Part(chunks.get(1), 3, "8-K, item 2.02")),
                START.plusSeconds(60));
    assertThat(model.asked)
        .extracting(Question::about)
        .containsExactly("8-K, item 8.01", "8-K, item 2.02");
    assertThat(scored.score().value()).isCloseTo((.8 - 3 * .4) / 4, within(1e-12));
  }

  @Test
  void theProvenanceSumsTokensAndCostOverTheChunks() throws ModelException {
    Scripted model =
        new Scripted(
            clock,
            answer(0, new TokenUsage(100, 40, 7, false), 1_500),
            answer(0, new TokenUsage(20, 0, 3, true), 250),
            answer(0, new TokenUsage(1, 1, 1, false), 0));
    Scorer.Scored scored =
        new Scorer(model, clock)
            .score(Optional.empty(), Part.ofArticle(article(2)), START.plusSeconds(60));
    assertThat(scored.score().provenance().usage()).isEqualTo(new TokenUsage(121, 41, 11, true));
    assertThat(scored.score().provenance().cost()).isEqualTo(new Cost(1_750));
    assertThat(scored.score().provenance().selection()).isEqualTo(SELECTION);
    assertThat(scored.score().provenance().fallback()).isFalse();
    assertThat(scored.score().provenance().latency()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void pastTheDeadlineNoFurtherChunkIsAsked() {
    Completion zero = answer(0, TokenUsage.NONE, 0);
    Scripted model = new Scripted(clock, zero, zero, zero, zero);
    Scorer scorer = new Scorer(model, clock);
    assertThatThrownBy(
            () ->
                scorer.score(Optional.empty(), Part.ofArticle(article(3)), START.plusMillis(1_500)))
        .isInstanceOf(ModelException.TimedOut.class)
        .hasMessage("no answer on all 4 chunks before the deadline");
    assertThat(model.asked).hasSize(2);
  }

  @Test
  void anAnswerExactlyAtTheDeadlineIsInTime() throws ModelException {
    Completion zero = answer(0, TokenUsage.NONE, 0);
    Scripted model = new Scripted(clock, zero, zero);
    assertThat(
            new Scorer(model, clock)
                .score(Optional.empty(), Part.ofArticle(article(1)), START.plusSeconds(1))
                .verdicts())
        .hasSize(2);
  }

  @Test
  void aModelThatCannotAnswerIsNotAskedAboutTheRest() {
    int[] asked = {0};
    LanguageModel model =
        new LanguageModel() {
          @Override
          public Selection selection() {
            return SELECTION;
          }

          @Override
          public Completion complete(Question question) throws ModelException {
            asked[0]++;
            throw new ModelException.Unreadable("no");
          }
        };
    assertThatThrownBy(
            () ->
                new Scorer(model, clock)
                    .score(Optional.empty(), Part.ofArticle(article(3)), START.plusSeconds(9)))
        .isInstanceOf(ModelException.Unreadable.class);
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void anAnswerAboutAnotherTextIsFiledApart() throws ModelException {
    Completion own = new Completion(plain(0.5, 0.8), TokenUsage.NONE, Cost.ZERO);
    Completion other =
        new Completion(
            plain(0.5, 0.8), TokenUsage.NONE, Cost.ZERO, "", true, Optional.empty(), false, true);
    FakeClock clock = new FakeClock();
    Selection plainly = selection(new Scorer(new Scripted(clock, own, own), clock), clock);
    Selection borrowed = selection(new Scorer(new Scripted(clock, own, other), clock), clock);
    assertThat(plainly).isEqualTo(SELECTION);
    assertThat(borrowed.parameters()).isEqualTo("t=0;answers=near");
    assertThat(borrowed.model()).isEqualTo(SELECTION.model());
  }

  private static Selection selection(Scorer scorer, FakeClock clock) throws ModelException {
    return scorer
        .score(Optional.empty(), Part.ofArticle(article(1)), clock.now.plus(Duration.ofMinutes(1)))
        .score()
        .provenance()
        .selection();
  }
}
