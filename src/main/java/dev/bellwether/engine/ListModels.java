package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.embedded.EncoderModel;
import dev.bellwether.llm.embedded.LexiconModel;
import java.util.ArrayList;
import java.util.List;

/** {@code model list}: what can score here. */
public final class ListModels {

  /**
   * One model of the embedded tier.
   *
   * @param model what {@code embedded.model} calls it
   * @param head what {@code embedded.head} calls its head; empty for the lexicon
   * @param fingerprint under which its scores are filed
   * @param inUse whether it is the one that is set
   */
  public record Entry(String model, String head, String fingerprint, boolean inUse) {}

  private ListModels() {}

  /** All of them; nothing is loaded. */
  public static List<Entry> all(Context context) {
    Selection set = Assembly.embedded(context).selection();
    List<Entry> entries = new ArrayList<>();
    Heads heads = Heads.of(context);
    for (String head : heads.available()) {
      LanguageModel model =
          head.equals(EncoderModel.SHIPPED)
              ? EncoderModel.load()
              : EncoderModel.load(head, heads.require(head));
      entries.add(entry("encoder", head, model, set));
    }
    entries.add(entry("lexicon", "", LexiconModel.load(), set));
    return entries;
  }

  private static Entry entry(String name, String head, LanguageModel model, Selection set) {
    Selection selection = model.selection();
    return new Entry(name, head, selection.fingerprint(), selection.equals(set));
  }
}
