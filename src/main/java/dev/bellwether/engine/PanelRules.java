package dev.bellwether.engine;

import dev.bellwether.backtest.Groups;
import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.SplitSuspects;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.config.SplitPolicy;
import dev.bellwether.report.ReplayScrutiny;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a user says of the names of a panel: which groups they form, when each was a member of the
 * universe, and what is to be done about jumps that look like splits.
 */
final class PanelRules {
  static final String OUTSIDE = "signal: outside the universe on that date";
  static final String SUSPECT = "signal: its prices jump as an unadjusted split does";

  private final SplitPolicy policy;
  private final Optional<Map<String, String>> groups;
  private final Optional<Map<String, List<TickerTable.Membership>>> universe;
  private final Map<String, Long> drops = new LinkedHashMap<>();
  private List<SplitSuspects.Suspect> suspects = List.of();

  private PanelRules(
      SplitPolicy policy,
      Optional<Map<String, String>> groups,
      Optional<Map<String, List<TickerTable.Membership>>> universe) {
    this.policy = policy;
    this.groups = groups;
    this.universe = universe;
  }

  /** Reads the files that the settings name, from the workspace unless their paths are absolute. */
  static PanelRules of(Context context) {
    ReplaySettings rules = context.settings().replay();
    return new PanelRules(
        rules.splits(),
        file(context, rules.groups()).map(TickerTable::groups),
        file(context, rules.universe()).map(TickerTable::universe));
  }

  private static Optional<Path> file(Context context, String name) {
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(context.workspace().root().resolve(name));
  }

  /** The panel under these rules; what leaves is counted, and jumps are remembered. */
  DatedPanel prepare(DatedPanel panel) {
    suspects = SplitSuspects.of(panel.prices());
    count(panel);
    return apply(panel);
  }

  /** The same rules for a panel of another grid; nothing is counted or remembered. */
  DatedPanel afresh(DatedPanel panel) {
    return new PanelRules(policy, groups, universe).prepare(panel);
  }

  /** The same rules for another factor of the panel that was prepared. */
  DatedPanel apply(DatedPanel panel) {
    if (universe.isEmpty()
        && groups.isEmpty()
        && (suspects.isEmpty() || policy == SplitPolicy.FLAG)) {
      return panel;
    }
    Panel prices =
        policy == SplitPolicy.ADJUST
            ? SplitSuspects.adjusted(panel.prices(), suspects)
            : panel.prices();
    boolean[] left = left(panel);
    OtherFactor kept =
        OtherFactor.only(
            panel, (session, asset) -> !left[asset] && isMember(panel, session, asset));
    return new Ruled(kept, prices, named(panel));
  }

  private boolean isMember(DatedPanel panel, int session, int asset) {
    return universe
        .map(
            members ->
                members.getOrDefault(panel.name(asset), List.of()).stream()
                    .anyMatch(member -> member.contains(panel.date(session))))
        .orElse(true);
  }

  /** Names that leave for their jumps. */
  private boolean[] left(DatedPanel panel) {
    boolean[] left = new boolean[panel.factor().assets()];
    if (policy == SplitPolicy.DROP) {
      suspects.forEach(suspect -> left[suspect.asset()] = true);
    }
    return left;
  }

  private void count(DatedPanel panel) {
    boolean[] left = left(panel);
    if (universe.isEmpty() && policy != SplitPolicy.DROP) {
      return;
    }
    Panel factor = panel.factor();
    for (int session = 0; session < factor.sessions(); session++) {
      for (int asset = 0; asset < factor.assets(); asset++) {
        if (!Double.isNaN(factor.at(session, asset))) {
          if (left[asset]) {
            drops.merge(SUSPECT, 1L, Long::sum);
          } else if (!isMember(panel, session, asset)) {
            drops.merge(OUTSIDE, 1L, Long::sum);
          }
        }
      }
    }
  }

  private Optional<DatedPanel.Named> named(DatedPanel panel) {
    return groups
        .map(
            byName -> {
              String[] own = new String[panel.factor().assets()];
              Arrays.setAll(own, asset -> byName.getOrDefault(panel.name(asset), ""));
              List<String> names = List.copyOf(new TreeSet<>(List.of(own)));
              return new DatedPanel.Named(
                  Groups.of(
                      IntStream.range(0, own.length).map(a -> names.indexOf(own[a])).toArray()),
                  names);
            })
        .or(panel::groups);
  }

  /** What left, by reason. */
  Map<String, Long> drops() {
    return drops;
  }

  /** Jumps that look like unadjusted splits, whatever was done about them. */
  List<ReplayScrutiny.SuspectedSplit> splits(DatedPanel panel) {
    return suspects.stream()
        .map(
            suspect ->
                new ReplayScrutiny.SuspectedSplit(
                    panel.name(suspect.asset()),
                    panel.date(suspect.session()),
                    suspect.ratio(),
                    suspect.shares()))
        .toList();
  }

  /** What the files say, for hashes. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    groups.ifPresent(of -> hashes.put("groups", DataHash.of("", of, Map.of())));
    universe.ifPresent(
        of -> {
          Map<String, String> lines = new TreeMap<>();
          of.forEach((ticker, members) -> lines.put(ticker, members.toString()));
          hashes.put("universe", DataHash.of("", lines, Map.of()));
        });
    return hashes;
  }

  /** A panel with other prices and groups. */
  private record Ruled(OtherFactor of, Panel prices, Optional<Named> named) implements DatedPanel {
    @Override
    public Panel factor() {
      return of.factor();
    }

    @Override
    public Optional<Panel> moneyVolume() {
      return of.moneyVolume();
    }

    @Override
    public String name(int asset) {
      return of.name(asset);
    }

    @Override
    public LocalDate date(int session) {
      return of.date(session);
    }

    @Override
    public Optional<Named> groups() {
      return named;
    }

    @Override
    public Optional<SessionSeries> market(int horizon) {
      return of.market(horizon);
    }
  }
}
