package dev.bellwether.llm;

import dev.bellwether.ClassProbabilities;
import java.util.Optional;

/**
 * A complete answer, as it came over the network.
 *
 * @param text what the model wrote, without its thoughts
 * @param tokens what it took
 * @param estimated true when the server did not say and we counted ourselves
 * @param model as the server named it; empty when it did not
 * @param stop why it ended
 * @param probabilities of the three directions, where the server gave those of its tokens
 */
public record RemoteAnswer(
    String text,
    Price.Tokens tokens,
    boolean estimated,
    String model,
    Stop stop,
    Optional<ClassProbabilities> probabilities) {}
