package dev.bellwether;

/**
 * One way of scoring: scores of one selection may be compared and mixed, scores of two may not.
 *
 * @param tier which tier answers
 * @param model the model as it answered, such as {@code lexicon-1}
 * @param fingerprint what makes this model this model: a hash over its weights or word lists
 * @param promptId the prompt's name and version; {@code none} for a tier that reads no prompt
 * @param promptSha256 hash of the prompt's text; empty for {@code none}
 * @param parameters the settings that change answers, in one canonical line
 */
public record Selection(
    Tier tier,
    String model,
    String fingerprint,
    String promptId,
    String promptSha256,
    String parameters) {
  private static final String BORROWED = "answers=near";

  /**
   * The same where some of the answers are about other texts that say the same: comparable with
   * each other, but not with answers about the texts themselves.
   */
  public Selection borrowing() {
    String more = parameters.isEmpty() ? BORROWED : parameters + ";" + BORROWED;
    return new Selection(tier, model, fingerprint, promptId, promptSha256, more);
  }

  /** All parts in one line, for a manifest or a key. */
  public String canonical() {
    return String.join("|", tier.key(), model, fingerprint, promptId, promptSha256, parameters);
  }
}
