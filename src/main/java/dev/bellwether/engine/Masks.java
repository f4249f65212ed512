package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.mask.MaskedModel;
import dev.bellwether.mask.Masker;
import dev.bellwether.mask.NameBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts masks before models where the settings ask for it. */
final class Masks {
  private static final String OWN_NAMES = "names.tsv";

  private Masks() {}

  /** What is to be put before each model: a mask, or nothing. */
  static UnaryOperator<LanguageModel> of(Context context) {
    if (!context.settings().score().mask()) {
      return UnaryOperator.identity();
    }
    Masker masker = new Masker(NameBook.of(ownNames(context)));
    return model -> new MaskedModel(model, masker);
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
