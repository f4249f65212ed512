package dev.bellwether.llm.local;

import java.util.List;

/**
 * What is known of a model file without loading it.
 *
 * @param name as scores are filed under, such as the file's name without its ending
 * @param fingerprint SHA-256 of the file, in hexadecimal
 * @param template its own chat template; may be empty
 * @param specialTokens texts that its tokeniser takes for one token each
 */
public record LocalIdentity(
    String name, String fingerprint, String template, List<String> specialTokens) {
  public LocalIdentity {
    specialTokens = List.copyOf(specialTokens);
  }
}
