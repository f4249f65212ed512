package dev.bellwether.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutePlanTest {
  private static final Policy POLICY =
      new Policy(
          "test",
          Optional.empty(),
          Set.of(new Ticker("NVDA")),
          List.of(
              rule(0, Integer.MAX_VALUE, Set.of(), false, true, Tier.CLAUDE),
              rule(0, Integer.MAX_VALUE, Set.of("4.02"), true, false, Tier.CLAUDE, Tier.GEMINI),
              rule(0, 1000, Set.of(), false, false, Tier.LOCAL, Tier.GEMINI, Tier.CLAUDE),
              rule(1000, 5000, Set.of(), false, false, Tier.GEMINI, Tier.CLAUDE)));

  private static final Map<Tier, TierState> ALL =
      Map.of(
          Tier.LOCAL, TierState.READY, Tier.GEMINI, TierState.READY, Tier.CLAUDE, TierState.READY);

  private static Rule rule(
      int min, int max, Set<String> items, boolean filing, boolean critical, Tier... tiers) {
    return new Rule(min, max, items, filing, critical, 0, false, List.of(tiers), "because");
  }

  private static Traits article(int chars) {
    return Traits.article("x".repeat(chars), Optional.of(new Ticker("AAPL")));
  }

  private static Rule rule(double jargonAtLeast, boolean degraded, Tier... tiers) {
    return new Rule(
        0, 1000, Set.of(), false, false, jargonAtLeast, degraded, List.of(tiers), "because");
  }

  @Test
  void rulesForDenseJargonAndForTheDegradedStateHoldWhereTheySay() {
    Policy policy =
        new Policy(
            "test",
            Optional.empty(),
            Set.of(),
            List.of(
                rule(0, true, Tier.CLAUDE),
                rule(0.1, false, Tier.GEMINI),
                rule(0, false, Tier.LOCAL, Tier.GEMINI)));
    Traits plain = new Traits(10, false, Set.of(), 0.09, Optional.empty());
    Traits dense = new Traits(10, false, Set.of(), 0.1, Optional.empty());

    assertThat(RoutePlan.of(policy, plain, ALL).first()).isEqualTo(Tier.LOCAL);
    assertThat(RoutePlan.of(policy, dense, ALL).first()).isEqualTo(Tier.GEMINI);
    RoutePlan degraded =
        RoutePlan.of(
            policy,
            plain,
            Map.of(Tier.LOCAL, TierState.out("it hangs"), Tier.CLAUDE, TierState.READY));
    assertThat(degraded.degraded()).isTrue();
    assertThat(degraded.first()).isEqualTo(Tier.CLAUDE);
    assertThat(degraded.wanted()).as("its answer is a fallback").isEqualTo(Tier.LOCAL);
    assertThat(RoutePlan.of(policy, plain, Map.of(Tier.GEMINI, TierState.READY)).degraded())
        .as("a tier that nobody has is not out")
        .isFalse();
  }

  private static List<Tier> asked(Traits traits, Map<Tier, TierState> states) {
    return RoutePlan.of(POLICY, traits, states).asked();
  }

  @Test
  void theFirstRuleThatHoldsDecides() {
    assertThat(asked(article(999), ALL)).containsExactly(Tier.LOCAL, Tier.GEMINI, Tier.CLAUDE);
    assertThat(asked(article(1000), ALL)).containsExactly(Tier.GEMINI, Tier.CLAUDE);
    assertThat(asked(new Traits(10, true, Set.of("9.01", "4.02"), 0, Optional.empty()), ALL))
        .containsExactly(Tier.CLAUDE, Tier.GEMINI);
    assertThat(asked(Traits.article("x", Optional.of(new Ticker("NVDA"))), ALL))
        .containsExactly(Tier.CLAUDE);
  }

  @Test
  void theEmbeddedTierStandsUnderEveryPlanEvenIfNoRuleHolds() {
    RoutePlan plan = RoutePlan.of(POLICY, article(9000), ALL);

    assertThat(plan.asked()).isEmpty();
    assertThat(plan.wanted()).isEqualTo(Tier.EMBEDDED);
    assertThat(plan.steps()).extracting(RoutePlan.Step::tier).containsExactly(Tier.EMBEDDED);
  }

  @Test
  void aTierThatRestsIsStillTheOneThatIsWanted() {
    Map<Tier, TierState> states =
        Map.of(Tier.GEMINI, TierState.out("its circuit is open"), Tier.CLAUDE, TierState.READY);

    RoutePlan plan = RoutePlan.of(POLICY, article(10), states);

    assertThat(plan.wanted()).isEqualTo(Tier.GEMINI);
    assertThat(plan.asked()).containsExactly(Tier.CLAUDE);
    assertThat(plan.steps())
        .extracting(step -> step.tier() + ": " + step.reason())
        .containsExactly(
            "LOCAL: not configured",
            "GEMINI: its circuit is open",
            "CLAUDE: in place of local and gemini",
            "EMBEDDED: under all the others");
  }

  @Test
  void theReasonOfARuleIsThatOfItsFirstTier() {
    assertThat(RoutePlan.of(POLICY, article(10), ALL).steps())
        .extracting(step -> step.tier() + ": " + step.reason())
        .containsExactly(
            "LOCAL: because",
            "GEMINI: if local has no answer",
            "CLAUDE: if gemini has no answer",
            "EMBEDDED: under all the others");
  }

  @Test
  void aCascadeBeginsWithTheEmbeddedTier() {
    Policy cascade = new Policy("cascade", Optional.of(0.5), Set.of(), POLICY.rules());

    RoutePlan plan = RoutePlan.of(cascade, article(10), ALL);

    assertThat(plan.steps().get(0).tier()).isEqualTo(Tier.EMBEDDED);
    assertThat(plan.escalateBelow()).contains(0.5);
    assertThat(plan.asked()).containsExactly(Tier.LOCAL, Tier.GEMINI, Tier.CLAUDE);
  }
}
