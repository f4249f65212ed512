package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.Question;
import dev.bellwether.mask.MaskedModel;
import dev.bellwether.mask.Masker;
import dev.bellwether.mask.NameBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Puts masks before models where the settings ask for it.
 *
 * @param masker empty where they do not
 */
record Masks(Optional<Masker> masker) {
  private static final String OWN_NAMES = "names.tsv";

  static Masks of(Context context) {
    return new Masks(
        context.settings().score().mask()
            ? Optional.of(new Masker(NameBook.of(ownNames(context))))
            : Optional.empty());
  }

  /** The model, behind a mask if there is one. */
  LanguageModel before(LanguageModel model) {
    return masker.<LanguageModel>map(mask -> new MaskedModel(model, mask)).orElse(model);
  }

  /** The question as a model behind the mask is asked it. */
  Question of(Question question) {
    return masker.map(mask -> MaskedModel.masked(question, mask)).orElse(question);
  }

  /** What its answers are filed under. */
  Selection of(Selection selection) {
    return masker.map(mask -> MaskedModel.selection(selection, mask)).orElse(selection);
  }

  private static List<String> ownNames(Context context) {
    Path file = context.workspace().root().resolve(OWN_NAMES);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read " + file + ": " + e.getMessage(), "save it as UTF-8", e);
    }
  }
}
