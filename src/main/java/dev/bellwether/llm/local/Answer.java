package dev.bellwether.llm.local;

import java.util.List;
import java.util.Map;

/**
 * A complete answer.
 *
 * @param text all pieces together
 * @param promptTokens of the prompt
 * @param cachedTokens of these, the ones that were in the worker's cache and not evaluated again
 * @param outputTokens that were generated
 * @param cut true if it ran into {@link Ask#maxTokens}
 * @param alternatives for each generated token, likely tokens at its place with their probability
 *     (not their logarithm); empty if none were asked for or the runtime cannot tell
 */
public record Answer(
    String text,
    int promptTokens,
    int cachedTokens,
    int outputTokens,
    boolean cut,
    List<Map<String, Double>> alternatives) {}
