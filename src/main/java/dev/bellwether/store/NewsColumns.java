package dev.bellwether.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Growing columns of scored news; a result set does not say how long it is. */
final class NewsColumns {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Numbering tickers = new Numbering();
  private final Numbering sources = new Numbering();
  private final Numbering vocabulary = new Numbering();
  private int[] ticker = new int[1024];
  private long[] published = new long[1024];
  private long[] firstSeen = new long[1024];
  private double[] value = new double[1024];
  private double[] confidence = new double[1024];
  private int[] source = new int[1024];
  private int[] selection = new int[1024];
  private boolean[] fallback = new boolean[1024];
  private long[] scored = new long[1024];
  private int[][] words = new int[1024][];
  private String[] document = new String[1024];
  private int size;

  /** Numbers texts in the order of their first occurrence. */
  private static final class Numbering {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int of(String text) {
      Integer known = numbers.get(text);
      if (known != null) {
        return known;
      }
      numbers.put(text, texts.size());
      texts.add(text);
      return texts.size() - 1;
    }
  }

  /** One row of a result set. */
  record Row(
      String ticker,
      long published,
      long firstSeen,
      double value,
      double confidence,
      String source,
      int selection,
      boolean fallback,
      long scored,
      String title,
      String document) {}

  void add(Row row) {
    if (size == ticker.length) {
      grow();
    }
    ticker[size] = tickers.of(row.ticker());
    published[size] = row.published();
    firstSeen[size] = row.firstSeen();
    value[size] = row.value();
    confidence[size] = row.confidence();
    source[size] = sources.of(row.source());
    selection[size] = row.selection();
    fallback[size] = row.fallback();
    scored[size] = row.scored();
    words[size] = wordsOf(row.title());
    document[size] = row.document();
    size++;
  }

  private void grow() {
    int wider = 2 * size;
    ticker = Arrays.copyOf(ticker, wider);
    published = Arrays.copyOf(published, wider);
    firstSeen = Arrays.copyOf(firstSeen, wider);
    value = Arrays.copyOf(value, wider);
    confidence = Arrays.copyOf(confidence, wider);
    source = Arrays.copyOf(source, wider);
    selection = Arrays.copyOf(selection, wider);
    fallback = Arrays.copyOf(fallback, wider);
    scored = Arrays.copyOf(scored, wider);
    words = Arrays.copyOf(words, wider);
    document = Arrays.copyOf(document, wider);
  }

  private int[] wordsOf(String title) {
    return BETWEEN_WORDS
        .splitAsStream(title.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .mapToInt(vocabulary::of)
        .sorted()
        .distinct()
        .toArray();
  }

  ReplayInputs.News toNews(long documents, long tickerless) {
    return new ReplayInputs.News(
        List.copyOf(tickers.texts),
        Arrays.copyOf(ticker, size),
        Arrays.copyOf(published, size),
        Arrays.copyOf(firstSeen, size),
        Arrays.copyOf(value, size),
        new NewsDetails(
            Arrays.copyOf(confidence, size),
            List.copyOf(sources.texts),
            Arrays.copyOf(source, size),
            Arrays.copyOf(selection, size),
            Arrays.copyOf(fallback, size),
            Arrays.copyOf(scored, size),
            Arrays.copyOf(words, size),
            Arrays.copyOf(document, size)),
        documents,
        tickerless);
  }
}
