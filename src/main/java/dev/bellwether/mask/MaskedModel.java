package dev.bellwether.mask;

import dev.bellwether.Chunk;
import dev.bellwether.Selection;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a model about texts without names and dates. Its answers are filed under a selection of
 * their own, so that masked and original scores never mix. The chunk that the model sees keeps its
 * place in the text, but not its words.
 */
public final class MaskedModel implements LanguageModel {
  private static final String KEY = "mask=";
  private static final Pattern MARK = Pattern.compile("(?:^| )" + KEY + "[0-9a-f]+$");

  private final LanguageModel model;
  private final Masker masker;

  /** Puts a mask before a model. */
  public MaskedModel(LanguageModel model, Masker masker) {
    this.model = model;
    this.masker = masker;
  }

  /** Whether the scores of a selection are of masked texts. */
  public static boolean isMasked(Selection selection) {
    return MARK.matcher(selection.parameters()).find();
  }

  /** The selection of the same model without a mask. */
  public static Selection original(Selection selection) {
    Matcher mark = MARK.matcher(selection.parameters());
    return with(selection, mark.replaceFirst(""));
  }

  private static Selection with(Selection selection, String parameters) {
    return new Selection(
        selection.tier(),
        selection.model(),
        selection.fingerprint(),
        selection.promptId(),
        selection.promptSha256(),
        parameters);
  }

  @Override
  public Selection selection() {
    return selection(model.selection(), masker);
  }

  /** The selection of a model behind a mask. */
  public static Selection selection(Selection plain, Masker masker) {
    String mark = KEY + masker.fingerprint();
    return with(plain, plain.parameters().isEmpty() ? mark : plain.parameters() + " " + mark);
  }

  @Override
  public Completion complete(Question question) throws ModelException {
    return model.complete(masked(question, masker));
  }

  /** The question as a model behind a mask is asked it. */
  public static Question masked(Question question, Masker masker) {
    Chunk chunk = question.chunk();
    // Without its origin: masked texts of two companies may read the same.
    String masked = masker.mask(chunk.text(), question.ticker(), chunk.contentHash());
    return new Question(
        new Chunk(chunk.contentHash(), chunk.ordinal(), chunk.kind(), chunk.span(), masked),
        question.ticker().isPresent() ? Optional.of(Masker.SUBJECT) : Optional.empty(),
        question.deadline());
  }
}
