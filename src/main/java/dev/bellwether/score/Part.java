package dev.bellwether.score;

import dev.bellwether.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * One chunk of a text that is to be scored.
 *
 * @param chunk what the model reads
 * @param weight of its verdict in the score of the text, above 0
 * @param about what the chunk belongs to, in one line; empty for an article
 */
public record Part(Chunk chunk, double weight, String about) {

  /** The chunks of an article: the title counts as much as three of the body. */
  public static List<Part> ofArticle(List<Chunk> chunks) {
    double[] weights = Combination.weights(chunks);
    List<Part> parts = new ArrayList<>(chunks.size());
    for (int i = 0; i < weights.length; i++) {
      parts.add(new Part(chunks.get(i), weights[i], ""));
    }
    return parts;
  }
}
