package dev.bellwether.engine;

import dev.bellwether.llm.local.files.Fingerprints;
import dev.bellwether.llm.local.files.ModelShelf;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The model files of a workspace.
 *
 * @param shelf where they lie
 * @param fingerprints what is known of them
 */
record LocalModels(ModelShelf shelf, Fingerprints fingerprints) {

  static LocalModels of(Context context) {
    return in(context.workspace().root());
  }

  /** Those of a workspace by its folder. */
  static LocalModels in(Path root) {
    Path folder = root.resolve("models");
    return new LocalModels(
        new ModelShelf(folder), new Fingerprints(folder.resolve("fingerprints.tsv")));
  }

  /** The file that {@code local.model} names, which need not be there; empty if it names none. */
  Optional<Path> configured(Context context) {
    String model = context.settings().local().model();
    return model.isEmpty()
        ? Optional.empty()
        : Optional.of(shelf.find(model, context.workspace().root()));
  }
}
