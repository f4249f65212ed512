package dev.bellwether.route;

import dev.bellwether.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which tiers a text will be put to, in which order.
 *
 * @param steps all tiers of the policy in their order, the unusable ones too
 * @param wanted the first tier that the user has, well or not; an answer of any other is a fallback
 * @param why the reason of the rule that has decided
 * @param critical true if a decision hangs on the answer
 * @param degraded true if the wanted tier cannot be asked, so that rules for that hold too
 * @param escalateBelow if present, the first step is the embedded tier, whose answer stands unless
 *     its confidence is below this
 */
public record RoutePlan(
    List<Step> steps,
    Tier wanted,
    String why,
    boolean critical,
    boolean degraded,
    Optional<Double> escalateBelow) {

  /**
   * One tier.
   *
   * @param tier which
   * @param usable false if it is left out
   * @param reason why it stands here, or why it is left out
   */
  public record Step(Tier tier, boolean usable, String reason) {}

  /**
   * Decides. Depends on the arguments alone.
   *
   * @param states what is known of each tier; one that is missing is not configured
   */
  public static RoutePlan of(Policy policy, Traits traits, Map<Tier, TierState> states) {
    boolean critical = policy.isCritical(traits);
    Optional<Rule> usual = rule(policy, traits, critical, false);
    Tier wanted = wanted(usual, states);
    boolean degraded = !states.getOrDefault(wanted, TierState.READY).usable();
    Optional<Rule> rule = degraded ? rule(policy, traits, critical, true) : usual;
    List<Step> steps = new ArrayList<>();
    if (policy.escalateBelow().isPresent()) {
      steps.add(
          new Step(
              Tier.EMBEDDED,
              true,
              "free and at once; stands where its confidence is "
                  + policy.escalateBelow().get()
                  + " or more and head and rules do not contradict each other"));
    }
    String why = rule.map(Rule::why).orElse("no rule holds");
    List<Tier> passedOver = new ArrayList<>();
    Optional<Tier> before = Optional.empty();
    for (Tier tier : tiers(rule)) {
      TierState state = states.getOrDefault(tier, TierState.ABSENT);
      if (state.usable()) {
        steps.add(new Step(tier, true, reason(why, passedOver, before)));
        before = Optional.of(tier);
      } else {
        steps.add(new Step(tier, false, state.why()));
        passedOver.add(tier);
      }
    }
    steps.add(new Step(Tier.EMBEDDED, true, "under all the others"));
    return new RoutePlan(
        List.copyOf(steps), wanted, why, critical, degraded, policy.escalateBelow());
  }

  private static Optional<Rule> rule(
      Policy policy, Traits traits, boolean critical, boolean degraded) {
    return policy.rules().stream()
        .filter(each -> each.holds(traits, critical, degraded))
        .findFirst();
  }

  private static List<Tier> tiers(Optional<Rule> rule) {
    return rule.map(Rule::tiers).orElse(List.of()).stream().distinct().toList();
  }

  private static Tier wanted(Optional<Rule> rule, Map<Tier, TierState> states) {
    return tiers(rule).stream()
        .filter(tier -> states.getOrDefault(tier, TierState.ABSENT).configured())
        .findFirst()
        .orElse(Tier.EMBEDDED);
  }

  /** A rule's reason is that of its first tier; another is asked because of those before it. */
  private static String reason(String why, List<Tier> passedOver, Optional<Tier> before) {
    if (before.isPresent()) {
      return "if " + before.get().key() + " has no answer";
    }
    return passedOver.isEmpty()
        ? why
        : "in place of " + passedOver.stream().map(Tier::key).collect(Collectors.joining(" and "));
  }

  /** The same plan without tiers that are well but will not answer this text: no rule changes. */
  public RoutePlan without(Predicate<Tier> tiers, String reason) {
    List<Step> left =
        steps.stream()
            .map(
                step ->
                    step.usable() && step.tier() != Tier.EMBEDDED && tiers.test(step.tier())
                        ? new Step(step.tier(), false, reason)
                        : step)
            .toList();
    return new RoutePlan(left, wanted, why, critical, degraded, escalateBelow);
  }

  /** The tier that is asked first; the embedded one if no other can be asked. */
  public Tier first() {
    return asked().stream().findFirst().orElse(Tier.EMBEDDED);
  }

  /** The usable tiers beside the embedded one, in their order. */
  public List<Tier> asked() {
    return steps.stream()
        .filter(step -> step.usable() && step.tier() != Tier.EMBEDDED)
        .map(Step::tier)
        .toList();
  }
}
