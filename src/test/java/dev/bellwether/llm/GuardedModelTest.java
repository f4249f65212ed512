package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.guard.Breaker;
import dev.bellwether.guard.FakeTime;
import dev.bellwether.guard.Quota;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.guard.Retry;
import dev.bellwether.guard.RetryLadder;
import dev.bellwether.guard.SingleFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decorators together, in the order in which the engine stacks them. */
class GuardedModelTest {
  private final FakeTime time = new FakeTime();
  private final ScriptedModel tier = new ScriptedModel(Tier.GEMINI);
  private final OpenQuota quota = new OpenQuota();
  private final List<Purse.Settlement> settled = new ArrayList<>();
  private final Map<String, Completion> kept = new HashMap<>();
  private final Breaker breaker = new Breaker("gemini", Breaker.Rules.USUAL, time, change -> {});
  private final Semaphore bulkhead = new Semaphore(1);
  private NearAnswers near = NearAnswers.NONE;
  private Duration longestWait = Duration.ofMinutes(1);
  private boolean hangOpens;
  private boolean broke;
  private int reserved;
  private final Set<String> begun = new HashSet<>();
  private Optional<Completion> othersAnswer = Optional.empty();
  private boolean othersHang;

  private LanguageModel stack(RetryLadder ladder) {
    RateLimit limit = new RateLimit("gemini", 15, 1500, ZoneOffset.UTC);
    LanguageModel timed = new DeadlineModel(tier, Duration.ofSeconds(30), time);
    LanguageModel broken =
        new CircuitBrokenModel(timed, breaker, Duration.ofSeconds(1), hangOpens, time);
    LanguageModel bounded = new BulkheadModel(broken, bulkhead, time);
    LanguageModel limited = new RateLimitedModel(bounded, limit, quota, longestWait, time, time);
    LanguageModel paid = new BudgetedModel(limited, question -> new Cost(100), this::reserve);
    LanguageModel retrying =
        new RetryingModel(paid, new Retry(ladder, time, time), breaker, CallListener.NONE);
    return new CachedModel(retrying, cache(), near, new SingleFlight<>(time), CallListener.NONE);
  }

  private Purse.Reservation reserve(Selection selection, Question question, Cost atMost)
      throws ModelException.BudgetSpent {
    if (broke) {
      throw new ModelException.BudgetSpent("nothing left today", atMost);
    }
    reserved++;
    return settled::add;
  }

  private AnswerCache cache() {
    return new AnswerCache() {
      @Override
      public Optional<Completion> find(String key) {
        return Optional.ofNullable(kept.get(key));
      }

      @Override
      public boolean begin(String key, Instant deadline) {
        if (othersAnswer.isPresent()) {
          kept.put(key, othersAnswer.get());
        }
        begun.add(key);
        return !othersHang;
      }

      @Override
      public void end(String key) {
        begun.remove(key);
      }

      @Override
      public void keep(String key, Completion completion) {
        assertThat(begun).contains(key);
        kept.put(key, completion);
      }
    };
  }

  private Question question(String text) {
    return ScriptedModel.question(text, time.instant().plusSeconds(90));
  }

  private Completion askOnce(String text) throws ModelException {
    return stack(RetryLadder.live()).complete(question(text));
  }

  private ModelException failure(char event) {
    return switch (event) {
      case 'U' -> new ModelException.Unavailable("503", Optional.empty());
      case 'T' -> new ModelException.TimedOut("slow");
      case 'R' -> new ModelException.RateLimited("429", Optional.empty());
      case 'Q' -> new ModelException.QuotaSpent("429 day", time.instant().plusSeconds(9));
      case 'X' -> new ModelException.Refused("no", Bill.NOTHING);
      case 'Y' -> new ModelException.Unreadable("no JSON");
      case 'C' -> new ModelException.ContextOverflow("long", Bill.NOTHING);
      case 'D' -> new ModelException.Denied("401");
      default -> throw new IllegalArgumentException("no event " + event);
    };
  }

  /** L is our own limiter, B our own budget: nobody was asked. S is an answer. */
  @ParameterizedTest(name = "{0} leaves the circuit {1}")
  @CsvSource({
    "UUUUU,         OPEN",
    "UTUTU,         OPEN",
    "UUUUS,         CLOSED",
    "UURUURU,       OPEN",
    "URURURURU,     OPEN",
    "URQXYCDU,      CLOSED",
    "RRRRRRRR,      CLOSED",
    "LLLLLLLL,      CLOSED",
    "BBBBBBBB,      CLOSED",
    "ULULULUL,      CLOSED",
    "ULULULULU,     OPEN",
    "UUUUUm,        HALF_OPEN",
    "UUUUUmLLLLLL,  HALF_OPEN",
    "UUUUUmRRRRRR,  HALF_OPEN",
    "UUUUUmBBBBBB,  HALF_OPEN",
    "UUUUUmSLSLS,   CLOSED",
    "UUUUUmSSRLU,   OPEN",
    "UUUUUmRRRRU,   OPEN",
  })
  void whatOpensAndClosesTheCircuit(String events, Breaker.State state) throws Exception {
    for (int i = 0; i < events.length(); i++) {
      play(events.charAt(i), "text " + i);
    }

    assertThat(breaker.state()).isEqualTo(state);
  }

  private void play(char event, String text) throws Exception {
    broke = event == 'B';
    if (event == 'm') {
      time.pass(Duration.ofMinutes(1));
    } else if (event == 'S') {
      askOnce(text);
    } else if (event == 'L') {
      quota.answers.add(new Quota.Answer.SpentUntil(time.instant().plusSeconds(100)));
      assertThatThrownBy(() -> askOnce(text)).isInstanceOf(ModelException.QuotaSpent.class);
    } else if (event == 'B') {
      assertThatThrownBy(() -> askOnce(text)).isInstanceOf(ModelException.BudgetSpent.class);
    } else {
      ModelException failure = failure(event);
      tier.fails(failure);
      assertThatThrownBy(() -> askOnce(text)).isSameAs(failure);
    }
  }

  @Test
  void anOpenCircuitIsAskedBeforeMoneyOrPlacesAreTaken() {
    for (int i = 0; i < 5; i++) {
      tier.fails(failure('U'));
    }
    assertThatThrownBy(
            () ->
                stack(RetryLadder.of(9, Duration.ofMillis(1), Duration.ofMillis(9)))
                    .complete(question("a")))
        .isInstanceOf(ModelException.CircuitOpen.class);

    assertThat(reserved).isEqualTo(5);
    assertThatThrownBy(() -> askOnce("b")).isInstanceOf(ModelException.CircuitOpen.class);
    assertThat(reserved).isEqualTo(5);
    assertThat(tier.asked()).isEqualTo(5);
  }

  @Test
  void everyAttemptIsReservedAndSettled() throws Exception {
    tier.fails(new ModelException.RateLimited("429", Optional.of(Duration.ofSeconds(7))));
    tier.fails(new ModelException.Unavailable("broke off", Bill.UNKNOWN));

    stack(RetryLadder.batch()).complete(question("a"));

    assertThat(reserved).isEqualTo(3);
    assertThat(settled)
        .extracting(Purse.Settlement::outcome)
        .containsExactly("rate_limited", "unavailable", "done");
    assertThat(settled.get(0).bill()).isEqualTo(Bill.NOTHING);
    assertThat(settled.get(1).bill()).isEqualTo(Bill.UNKNOWN);
    assertThat(settled.get(2).bill())
        .isEqualTo(new Bill.Charged(new TokenUsage(100, 0, 20, false), new Cost(80)));
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void aFailureSaysHowManyCallsWereMadeOnlyCountingWhatWasSent() {
    quota.answers.add(new Quota.Answer.NotBefore(time.instant().plusSeconds(100)));
    for (int i = 0; i < 5; i++) {
      tier.fails(failure('U'));
    }
    LanguageModel stack = stack(RetryLadder.of(9, Duration.ofMillis(1), Duration.ofMillis(9)));

    assertThatThrownBy(() -> stack.complete(question("a")))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.attempts()).isEqualTo(tier.asked()));
    assertThat(settled).extracting(Purse.Settlement::bill).contains(Bill.NOT_SENT);
  }

  @Test
  void theVendorsWishForPatienceIsToldToAllProcesses() throws Exception {
    Instant begun = time.instant();
    tier.fails(new ModelException.RateLimited("429", Optional.of(Duration.ofSeconds(7))));

    stack(RetryLadder.batch()).complete(question("a"));

    assertThat(quota.closed).containsExactly(begun.plusSeconds(7));
  }

  @Test
  void aTurnIsWaitedForInBatchButNotLive() throws Exception {
    quota.answers.add(new Quota.Answer.NotBefore(time.instant().plusSeconds(5)));
    stack(RetryLadder.batch()).complete(question("a"));
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(5));

    longestWait = Duration.ZERO;
    quota.answers.add(new Quota.Answer.NotBefore(time.instant().plusSeconds(5)));
    assertThatThrownBy(() -> askOnce("b")).isInstanceOf(ModelException.RateLimited.class);
    assertThat(time.waits()).hasSize(1);
    assertThat(settled).extracting(Purse.Settlement::bill).endsWith(Bill.NOT_SENT);
  }

  @Test
  void theSameQuestionIsPaidOnceAndTheSecondAnswerSaysSo() throws Exception {
    LanguageModel stack = stack(RetryLadder.live());
    Completion first = stack.complete(question("a"));
    Completion second = stack.complete(question("a"));
    stack.complete(question("b"));

    assertThat(tier.asked()).isEqualTo(2);
    assertThat(first.hit()).isFalse();
    assertThat(second.hit()).isTrue();
    assertThat(second.cost()).isEqualTo(Cost.ZERO);
    assertThat(second.verdict()).isEqualTo(first.verdict());
  }

  @Test
  void whatAnotherProcessIsToldMeanwhileIsNotPaidAgain() throws Exception {
    othersAnswer = Optional.of(ScriptedModel.ANSWER);

    assertThat(askOnce("a").hit()).isTrue();
    assertThat(tier.asked()).isZero();
    assertThat(begun).isEmpty();
  }

  @Test
  void aQuestionThatAnotherProcessIsAtForTooLongIsNotAskedHere() {
    othersHang = true;

    assertThatThrownBy(() -> askOnce("a")).isInstanceOf(ModelException.TimedOut.class);
    assertThat(tier.asked()).isZero();
    assertThat(reserved).isZero();
  }

  @Test
  void aQuestionThatFailedIsFreeForOthersAgain() {
    tier.fails(failure('D'));

    assertThatThrownBy(() -> askOnce("a")).isInstanceOf(ModelException.Denied.class);
    assertThat(begun).isEmpty();
  }

  @Test
  void anAnswerAboutAnotherTextSaysSoAndIsNotHandedOnAsThisOnes() throws Exception {
    near =
        new NearAnswers() {
          @Override
          public Optional<Near> find(Selection selection, Question question) {
            Completion other = kept.values().stream().findFirst().orElse(ScriptedModel.ANSWER);
            return kept.isEmpty() ? Optional.empty() : Optional.of(new Near(other, "5f3a", 0.9731));
          }

          @Override
          public void keep(String key, Selection selection, Question question) {}
        };
    Completion first = askOnce("a");
    Completion second = askOnce("b");

    assertThat(tier.asked()).isEqualTo(1);
    assertThat(second.hit()).isTrue();
    assertThat(second.cost()).isEqualTo(Cost.ZERO);
    assertThat(second.usage()).isEqualTo(first.usage());
    assertThat(second.verdict().score()).isEqualTo(first.verdict().score());
    assertThat(second.verdict().rationale()).isEqualTo("a beat [as of text 5f3a, cosine 0.973]");
    assertThat(kept).hasSize(1);
  }

  @Test
  void liveOneHangOpensTheCircuitButNotWhenHardlyAnyTimeWasLeft() {
    hangOpens = true;
    tier.fails(failure('T'));
    assertThatThrownBy(
            () ->
                stack(RetryLadder.live())
                    .complete(ScriptedModel.question("a", time.instant().plusMillis(900))))
        .isInstanceOf(ModelException.TimedOut.class);
    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);

    tier.fails(failure('T'));
    assertThatThrownBy(() -> askOnce("b")).isInstanceOf(ModelException.TimedOut.class);
    assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
  }

  @Test
  void nothingIsAskedOnceTheTimeIsOver() {
    assertThatThrownBy(
            () -> stack(RetryLadder.live()).complete(ScriptedModel.question("a", time.instant())))
        .isInstanceOf(ModelException.TimedOut.class);
    assertThat(tier.asked()).isZero();
    assertThat(settled).extracting(Purse.Settlement::bill).containsExactly(Bill.NOT_SENT);
    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void aFullBulkheadTurnsCallsAwayWithoutTouchingTheCircuit() throws Exception {
    bulkhead.acquire();
    for (int i = 0; i < 6; i++) {
      String text = "text " + i;
      Instant soon = time.instant().plusMillis(2);
      assertThatThrownBy(
              () -> stack(RetryLadder.live()).complete(ScriptedModel.question(text, soon)))
          .isInstanceOf(ModelException.TimedOut.class);
    }
    bulkhead.release();
    assertThat(settled)
        .hasSize(6)
        .extracting(Purse.Settlement::bill)
        .as("no calls")
        .containsOnly(Bill.NOT_SENT);

    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    assertThat(tier.asked()).isZero();
    askOnce("free again");
    assertThat(bulkhead.tryAcquire()).isTrue();
  }

  @Test
  void outcomesAreWords() {
    assertThat(failure('T').outcome()).isEqualTo("timed_out");
    assertThat(failure('C').outcome()).isEqualTo("context_overflow");
  }
}
