package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.mask.MaskedModel;
import dev.bellwether.store.ReplayInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whose scores are replayed.
 *
 * @param chosen one selection; several only where the user allows a mixture, the first one's scores
 *     before the others'
 * @param masked the scores of the same model for the same texts behind a mask, if there are any
 */
record ReplaySelection(List<ReplayInputs.Scored> chosen, Optional<ReplayInputs.Scored> masked) {

  /**
   * Chooses among all selections that have scores.
   *
   * @param key of the one that is wanted; empty for the only one there is
   * @param allowMixed whether scores of several selections, and fallbacks, may be used together
   * @throws BellwetherException (usage) if there is none, or a mixture is not allowed
   */
  static ReplaySelection choose(
      List<ReplayInputs.Scored> all, Optional<String> key, boolean allowMixed) {
    if (all.isEmpty()) {
      throw BellwetherException.usage("nothing is scored yet", "run 'bellwether score' first");
    }
    List<ReplayInputs.Scored> plain = all.stream().filter(each -> !isTwin(each, all)).toList();
    ReplayInputs.Scored first = key.map(wanted -> named(all, wanted)).orElse(plain.get(0));
    if (key.isEmpty() && plain.size() > 1 && !allowMixed) {
      throw BellwetherException.usage(
          "scores of " + plain.size() + " selections; a replay uses one",
          "choose with --selection, or --allow-mixed: " + described(plain));
    }
    List<ReplayInputs.Scored> chosen = new ArrayList<>(List.of(first));
    if (allowMixed && !MaskedModel.isMasked(first.selection())) {
      plain.stream().filter(each -> !each.equals(first)).forEach(chosen::add);
    }
    long fallbacks = chosen.stream().mapToLong(ReplayInputs.Scored::fallbacks).sum();
    if (fallbacks > 0 && !allowMixed) {
      throw BellwetherException.usage(
          fallbacks + " scores are fallbacks from another tier than the one wanted",
          "score them again when that tier answers, or say --allow-mixed");
    }
    return new ReplaySelection(
        List.copyOf(chosen), chosen.size() == 1 ? twin(first.selection(), all) : Optional.empty());
  }

  /** A masked selection beside the one it belongs to is not one of its own. */
  private static boolean isTwin(ReplayInputs.Scored one, List<ReplayInputs.Scored> all) {
    Selection selection = one.selection();
    return MaskedModel.isMasked(selection)
        && all.stream()
            .anyMatch(other -> other.selection().equals(MaskedModel.original(selection)));
  }

  private static Optional<ReplayInputs.Scored> twin(
      Selection selection, List<ReplayInputs.Scored> all) {
    return all.stream()
        .filter(each -> MaskedModel.isMasked(each.selection()))
        .filter(each -> MaskedModel.original(each.selection()).equals(selection))
        .findFirst();
  }

  private static ReplayInputs.Scored named(List<ReplayInputs.Scored> all, String key) {
    return all.stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    "no scores of selection '" + key + "'", "there are: " + described(all)));
  }

  private static String described(List<ReplayInputs.Scored> all) {
    return all.stream()
        .map(
            each ->
                each.key() + " (" + described(each.selection()) + ", " + each.scores() + " scores)")
        .collect(Collectors.joining("; "));
  }

  private static String described(Selection selection) {
    String mask = MaskedModel.isMasked(selection) ? ", masked" : "";
    return selection.tier().key()
        + " "
        + selection.model()
        + ", prompt "
        + selection.promptId()
        + mask;
  }

  /** Keys in the order in which they are asked for a score. */
  List<String> keys() {
    return chosen.stream().map(ReplayInputs.Scored::key).toList();
  }

  /** Whether more than one kind of answer is among the scores. */
  boolean isMixed() {
    return chosen.size() > 1 || chosen.get(0).fallbacks() > 0;
  }

  /** How many of the scores each model gave, and how many are fallbacks. */
  String shares(ReplayInputs.News news) {
    long[] counts = new long[chosen.size()];
    long fallbacks = 0;
    for (int row = 0; row < news.size(); row++) {
      counts[news.details().selection()[row]]++;
      fallbacks += news.details().fallback()[row] ? 1 : 0;
    }
    List<String> shares = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      Selection selection = chosen.get(i).selection();
      shares.add(counts[i] + " by " + selection.tier().key() + " " + selection.model());
    }
    return String.join(", ", shares) + "; " + fallbacks + " fallbacks";
  }

  /** For a manifest. */
  String canonical() {
    return chosen.stream()
        .map(each -> each.selection().canonical())
        .collect(Collectors.joining("; ", isMixed() ? "mixed: " : "", ""));
  }
}
