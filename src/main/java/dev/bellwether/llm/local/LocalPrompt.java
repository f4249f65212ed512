package dev.bellwether.llm.local;

/**
 * A prompt of instructions and a text, as a model's family wants it.
 *
 * @param template of the family
 * @param instructions the same for all texts
 */
public record LocalPrompt(ChatTemplate template, String instructions) {

  /** What all prompts begin with. */
  public String prefix() {
    return template.head(instructions);
  }

  /** The prompt for a text, which must not hold special tokens. */
  public String of(String text) {
    return prefix() + text + template.tail();
  }
}
