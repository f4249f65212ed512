package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.embedded.EncoderModel;
import dev.bellwether.llm.embedded.LexiconModel;
import dev.bellwether.llm.local.files.Sha256;
import dev.bellwether.llm.local.gguf.ModelHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code model list}: what can score here. */
public final class ListModels {

  /**
   * One model.
   *
   * @param tier that it belongs to
   * @param model what {@code embedded.model} or {@code local.model} calls it
   * @param head what {@code embedded.head} calls its head; empty for models without
   * @param quantisation of a local model; empty for others, and for a file that is broken
   * @param parameters of a local model
   * @param bytes of its file
   * @param fingerprint under which its scores are filed; empty if the file was never read whole
   * @param inUse whether it is the one that is set
   */
  public record Entry(
      Tier tier,
      String model,
      String head,
      Optional<String> quantisation,
      Optional<Long> parameters,
      Optional<Long> bytes,
      Optional<String> fingerprint,
      boolean inUse) {}

  private ListModels() {}

  /** All of them; nothing is loaded. What is wrong with a file is noted. */
  public static List<Entry> all(Context context) {
    List<Entry> entries = new ArrayList<>(embedded(context));
    LocalModels models = LocalModels.of(context);
    Optional<Path> set = models.configured(context);
    for (String name : models.shelf().names()) {
      entries.add(local(context, models, name, set));
    }
    return entries;
  }

  private static List<Entry> embedded(Context context) {
    Selection set = Assembly.embedded(context).selection();
    List<Entry> entries = new ArrayList<>();
    Heads heads = Heads.of(context);
    for (String head : heads.available()) {
      LanguageModel model =
          head.equals(EncoderModel.SHIPPED)
              ? EncoderModel.load()
              : EncoderModel.load(head, heads.require(head));
      entries.add(embedded("encoder", head, model, set));
    }
    entries.add(embedded("lexicon", "", LexiconModel.load(), set));
    return entries;
  }

  private static Entry embedded(String name, String head, LanguageModel model, Selection set) {
    Selection selection = model.selection();
    return new Entry(
        Tier.EMBEDDED,
        name,
        head,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(selection.fingerprint()),
        selection.equals(set));
  }

  private static Entry local(Context context, LocalModels models, String name, Optional<Path> set) {
    Path file = models.shelf().file(name);
    Optional<ModelHeader> header = header(context, file);
    return new Entry(
        Tier.LOCAL,
        name,
        "",
        header.map(ModelHeader::quantisation),
        header.map(ModelHeader::parameters),
        header.map(ModelHeader::fileBytes),
        models.fingerprints().known(file).map(Sha256::hex),
        set.equals(Optional.of(file)));
  }

  private static Optional<ModelHeader> header(Context context, Path file) {
    try {
      return Optional.of(ModelHeader.read(file));
    } catch (BellwetherException e) {
      context.progress().note(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
