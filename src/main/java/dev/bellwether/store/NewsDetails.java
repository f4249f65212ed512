package dev.bellwether.store;

import java.util.Arrays;
import java.util.List;

/**
 * What else is known of scored news, row by row beside {@link ReplayInputs.News}.
 *
 * @param confidence of the score, from 0 to 1
 * @param sources who published; {@code source} points into it
 * @param source index of the row's source
 * @param selection which of the selections asked for the score is of, by position
 * @param fallback whether another tier answered than the one wanted
 * @param scoredMicros when the score was made, microseconds since 1970 UTC
 * @param words the distinct words of the headline as rising numbers, the same number for the same
 *     word in all rows
 * @param document the document's id
 */
public record NewsDetails(
    double[] confidence,
    List<String> sources,
    int[] source,
    int[] selection,
    boolean[] fallback,
    long[] scoredMicros,
    int[][] words,
    String[] document) {

  /** Rows of which nothing is known: sure scores of one nameless source, made at no time. */
  public static NewsDetails plain(int rows) {
    double[] sure = new double[rows];
    Arrays.fill(sure, 1);
    String[] documents = new String[rows];
    Arrays.setAll(documents, row -> "document-" + row);
    return new NewsDetails(
        sure,
        List.of(""),
        new int[rows],
        new int[rows],
        new boolean[rows],
        new long[rows],
        new int[rows][0],
        documents);
  }

  /** The named rows alone, in the order given. */
  NewsDetails only(int[] rows) {
    boolean[] fallbacks = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      fallbacks[i] = fallback[rows[i]];
    }
    return new NewsDetails(
        Arrays.stream(rows).mapToDouble(i -> confidence[i]).toArray(),
        sources,
        Arrays.stream(rows).map(i -> source[i]).toArray(),
        Arrays.stream(rows).map(i -> selection[i]).toArray(),
        fallbacks,
        Arrays.stream(rows).mapToLong(i -> scoredMicros[i]).toArray(),
        Arrays.stream(rows).mapToObj(i -> words[i]).toArray(int[][]::new),
        Arrays.stream(rows).mapToObj(i -> document[i]).toArray(String[]::new));
  }
}
