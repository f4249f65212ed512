package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.config.KnowledgeCutoff;
import dev.bellwether.llm.ModelCard;
import dev.bellwether.llm.Price;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a model could know, and since when it could be asked.
 *
 * @param model its name; empty where nobody says
 * @param cutoff last date of what it was trained on
 * @param source who says so, in words
 * @param released the first day on which it could be asked
 * @param remembers false for a model that reads words and has learned no events
 */
record ModelDates(
    String model,
    Optional<LocalDate> cutoff,
    String source,
    Optional<LocalDate> released,
    boolean remembers) {

  static final String NOT_GIVEN = "not given";
  static final String SET_TO_NONE = "set to none";

  /** Of the model of a selection. */
  static ModelDates of(Context context, Selection selection) {
    Optional<ModelCard> card =
        selection.tier() == Tier.EMBEDDED
            ? Optional.empty()
            : ModelTiers.catalogue(context).find(selection.model());
    return of(
        selection.model(),
        context.settings().replay().knowledgeCutoff(),
        card.flatMap(ModelCard::knowledgeCutoff),
        card.flatMap(ModelDates::released),
        selection.tier() != Tier.EMBEDDED);
  }

  /**
   * Of the models of several selections: the last cut-off and the last release among them; unknown
   * if that of any is.
   */
  static ModelDates of(Context context, List<Selection> selections) {
    List<ModelDates> all = selections.stream().map(each -> of(context, each)).toList();
    Optional<ModelDates> unknown =
        all.stream().filter(each -> each.remembers() && each.cutoff().isEmpty()).findFirst();
    ModelDates last =
        unknown.orElse(
            all.stream()
                .max(Comparator.comparing(each -> each.cutoff().orElse(LocalDate.MIN)))
                .orElseThrow());
    return new ModelDates(
        last.model(),
        last.cutoff(),
        last.source(),
        all.stream().flatMap(each -> each.released().stream()).max(Comparator.naturalOrder()),
        last.remembers());
  }

  /** Of scores from a file, about whose maker nothing is known but what the user says. */
  static ModelDates ofFile(KnowledgeCutoff cutoff) {
    ModelDates said = of("", cutoff, Optional.empty(), Optional.empty(), false);
    return said.remembers() || cutoff instanceof KnowledgeCutoff.None
        ? said
        : new ModelDates(said.model(), Optional.empty(), NOT_GIVEN, Optional.empty(), false);
  }

  private static ModelDates of(
      String model,
      KnowledgeCutoff wanted,
      Optional<LocalDate> known,
      Optional<LocalDate> released,
      boolean remembers) {
    if (wanted instanceof KnowledgeCutoff.None) {
      return new ModelDates(model, Optional.empty(), SET_TO_NONE, released, false);
    }
    if (wanted.given().isPresent()) {
      return new ModelDates(model, wanted.given(), "set by the user", released, true);
    }
    return new ModelDates(
        model, known, known.isPresent() ? "models.toml" : "not known", released, remembers);
  }

  /** A model without a price is not asked, so the first price is from when it could be. */
  private static Optional<LocalDate> released(ModelCard card) {
    return card.prices().stream().map(Price::from).min(Comparator.naturalOrder());
  }
}
