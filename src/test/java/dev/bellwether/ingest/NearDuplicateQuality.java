package dev.bellwether.ingest;

import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.SharedData;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.NewsMapping;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.file.Row;
import dev.bellwether.ingest.file.RowFile;
import dev.bellwether.ingest.file.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Prints how well near duplicates are found: on seeded edits of real texts, and on a real archive
 * against a comparison of every pair. Run it by hand; it asserts nothing.
 */
final class NearDuplicateQuality {
  private record Text(String hash, Instant published, String text, Set<Long> shingles) {}

  private NearDuplicateQuality() {}

  public static void main(String[] args) {
    List<Text> texts = archive();
    System.out.println(texts.size() + " distinct texts");
    for (int words : new int[] {10, 20, 60, 300}) {
      edits(texts, words);
    }
    againstEveryPair(texts);
  }

  private static void edits(List<Text> texts, int words) {
    Random random = new Random(11);
    int both = 0;
    int marked = 0;
    int similar = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> base = new ArrayList<>();
      while (base.size() < words) {
        base.addAll(List.of(texts.get(random.nextInt(texts.size())).text().split(" ")));
      }
      List<String> original = base.subList(0, words);
      String one = String.join(" ", original);
      String other = String.join(" ", edited(random, original));
      boolean truth = jaccard(shingles(one), shingles(other)) >= NearDuplicates.SIMILAR;
      NearDuplicates index = new NearDuplicates();
      index.nearDuplicateOf("a", 0, Sketch.of(one));
      boolean found = index.nearDuplicateOf("b", 0, Sketch.of(other)).isPresent();
      both += truth && found ? 1 : 0;
      marked += found ? 1 : 0;
      similar += truth ? 1 : 0;
    }
    System.out.printf(
        "edits of %d words: similar %d, marked %d, precision %.3f, recall %.3f%n",
        words, similar, marked, (double) both / marked, (double) both / similar);
  }

  /** Up to a fifth of the words replaced, dropped or doubled. */
  private static List<String> edited(Random random, List<String> words) {
    List<String> result = new ArrayList<>(words);
    for (int edits = random.nextInt(Math.max(2, words.size() / 5)) + 1; edits > 0; edits--) {
      int at = random.nextInt(result.size());
      switch (random.nextInt(3)) {
        case 0 -> result.set(at, "edit" + random.nextInt(1_000));
        case 1 -> result.remove(at);
        default -> result.add(at, "edit" + random.nextInt(1_000));
      }
    }
    return result;
  }

  private static void againstEveryPair(List<Text> texts) {
    Map<String, Text> byHash = new HashMap<>();
    NearDuplicates index = new NearDuplicates();
    List<String> pairs = new ArrayList<>();
    int marked = 0;
    int markedRight = 0;
    int similar = 0;
    int found = 0;
    double[] wrong = new double[10];
    int oldest = 0;
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i);
      byHash.put(text.hash(), text);
      Optional<String> earlier =
          index.nearDuplicateOf(
              text.hash(), text.published().toEpochMilli() * 1_000, Sketch.of(text.text()));
      while (texts
          .get(oldest)
          .published()
          .isBefore(text.published().minus(NearDuplicates.WINDOW))) {
        oldest++;
      }
      boolean truth = false;
      for (int j = oldest; j < i && !truth; j++) {
        truth = jaccard(texts.get(j).shingles(), text.shingles()) >= NearDuplicates.SIMILAR;
      }
      similar += truth ? 1 : 0;
      found += truth && earlier.isPresent() ? 1 : 0;
      if (earlier.isPresent()) {
        marked++;
        double exact = jaccard(byHash.get(earlier.get()).shingles(), text.shingles());
        markedRight += exact >= NearDuplicates.SIMILAR ? 1 : 0;
        wrong[(int) Math.min(9, exact * 10)]++;
        pairs.add(
            "%.2f%n  %s%n  %s".formatted(exact, byHash.get(earlier.get()).text(), text.text()));
      }
    }
    System.out.printf(
        "archive: marked %d (%.2f %%), of these exact Jaccard >= 0.8 %.3f; similar %d, recall %.3f%n",
        marked,
        100.0 * marked / texts.size(),
        (double) markedRight / marked,
        similar,
        (double) found / similar);
    System.out.println(
        "exact Jaccard of marked pairs by tenths: " + java.util.Arrays.toString(wrong));
    Collections.shuffle(pairs, new Random(3));
    pairs.stream().limit(30).forEach(System.out::println);
  }

  private static List<Text> archive() {
    RowFile file =
        RowFile.of(
            SharedData.require("data/news/stocknet-2014-2016/tweets.jsonl"), Optional.empty());
    NewsMapping mapping = NewsMapping.of(file, NewsOptions.guessing());
    Map<String, Text> first = new HashMap<>();
    try (Rows rows = file.open()) {
      for (Optional<Entry> e = rows.next(); e.isPresent(); e = rows.next()) {
        if (mapping.document((Row) e.get()) instanceof Outcome.Done<Document> done) {
          Document d = done.value();
          String text = d.content().text();
          first.merge(
              d.content().hash(),
              new Text(d.content().hash(), d.publishedAt(), text, shingles(text)),
              (a, b) -> b.published().isBefore(a.published()) ? b : a);
        }
      }
    }
    return first.values().stream()
        .sorted(Comparator.comparing(Text::published).thenComparing(Text::hash))
        .toList();
  }

  private static Set<Long> shingles(String text) {
    Set<Long> shingles = new HashSet<>();
    Shingles.of(text, shingles::add);
    return shingles;
  }

  private static double jaccard(Set<Long> a, Set<Long> b) {
    int both = 0;
    for (Long shingle : a) {
      both += b.contains(shingle) ? 1 : 0;
    }
    int union = a.size() + b.size() - both;
    return union == 0 ? 0 : (double) both / union;
  }
}
