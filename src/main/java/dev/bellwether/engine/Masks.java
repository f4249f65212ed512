package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.mask.MaskedModel;
import dev.bellwether.mask.Masker;
import dev.bellwether.mask.NameBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts masks before models where the settings ask for it. */
final class Masks {
  private static final String OWN_NAMES = "names.tsv";

  private Masks() {}

  /** What is to be put before each model: a mask, or nothing. */
  static UnaryOperator<LanguageModel> of(Context context) {
    Optional<Masker> masker = masker(context);
    return model -> masker.map(m -> (LanguageModel) new MaskedModel(model, m)).orElse(model);
  }

  /** What answers are filed under behind that. */
  static UnaryOperator<Selection> marks(Context context) {
    Optional<Masker> masker = masker(context);
    return plain -> masker.map(m -> MaskedModel.marked(plain, m)).orElse(plain);
  }

  private static Optional<Masker> masker(Context context) {
    return context.settings().score().mask()
        ? Optional.of(new Masker(NameBook.of(ownNames(context))))
        : Optional.empty();
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
