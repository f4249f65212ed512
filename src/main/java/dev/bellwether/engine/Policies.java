package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.config.RoutePolicy;
import dev.bellwether.route.Policy;
import dev.bellwether.route.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies of the configuration, as the router takes them. */
final class Policies {
  private Policies() {}

  /**
   * A policy by name.
   *
   * @throws BellwetherException (usage) if there is none
   */
  static Policy named(Context context, String name) {
    List<RoutePolicy> all = context.configuration().policies();
    return all.stream()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .map(policy -> policy(policy, context.settings().cloud().criticalTickers()))
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    "no policy '" + name + "'",
                    "policies: "
                        + all.stream().map(RoutePolicy::name).collect(Collectors.joining(", "))));
  }

  /** Every text to one tier. */
  static Policy only(Tier tier) {
    return new Policy(
        tier.key() + " only",
        Optional.empty(),
        Set.of(),
        List.of(
            new Rule(
                0,
                Integer.MAX_VALUE,
                Set.of(),
                false,
                false,
                0,
                false,
                List.of(tier),
                "score.tier says so")));
  }

  /**
   * What may answer a text for good under a policy.
   *
   * @param tiers beside the embedded one
   */
  static List<Selection> answering(Policy policy, List<Selection> tiers, Selection embedded) {
    return policy.escalateBelow().isPresent()
        ? Stream.concat(tiers.stream(), Stream.of(embedded)).toList()
        : tiers;
  }

  private static Policy policy(RoutePolicy written, List<Ticker> critical) {
    return new Policy(
        written.name(),
        written.escalateBelow(),
        Set.copyOf(critical),
        written.rules().stream().map(Policies::rule).toList());
  }

  private static Rule rule(RoutePolicy.Rule written) {
    return new Rule(
        written.minChars(),
        written.maxChars(),
        Set.copyOf(written.items()),
        written.filing(),
        written.critical(),
        written.jargonAtLeast(),
        written.degraded(),
        written.tiers().stream().map(Tier::ofKey).toList(),
        written.why());
  }
}
