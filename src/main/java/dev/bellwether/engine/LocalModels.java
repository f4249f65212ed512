package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.LocalRuntime;
import dev.bellwether.config.Settings;
import dev.bellwether.llm.local.files.Fingerprints;
import dev.bellwether.llm.local.files.ModelShelf;
import dev.bellwether.llm.local.gguf.Architectures;
import dev.bellwether.llm.local.gguf.ModelHeader;
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
    Path folder = context.workspace().root().resolve("models");
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

  /**
   * The header of a file, if the runtime that is set can run it.
   *
   * @throws BellwetherException (usage) that says why not
   */
  static ModelHeader runnable(Path file, Settings.Local settings) {
    ModelHeader header = ModelHeader.read(file);
    if (settings.runtime() == LocalRuntime.JAVA_LLAMA) {
      Architectures.requireBinding(header);
    } else {
      Architectures.requireWriter(header);
    }
    return header;
  }
}
