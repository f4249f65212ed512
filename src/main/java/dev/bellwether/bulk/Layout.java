package dev.bellwether.bulk;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Which slice is written with which part. A bucket is one part as long as it is not too long; a
 * longer one is salted into several by the digits of the hashes, so that no task has it all.
 *
 * @param parts by date, bucket and number
 * @param places the index in {@code parts} by {@link Slice#place()}
 */
public record Layout(List<Part> parts, Map<String, Integer> places) {
  /** About ten minutes of the encoder on one core: little enough to lose to a kill. */
  static final long LONGEST_PART = 4_000_000;

  public Layout {
    parts = List.copyOf(parts);
    places = Map.copyOf(places);
  }

  /**
   * Lays slices out; the order in which they come does not count.
   *
   * @param stage the name of what is done to them
   */
  public static Layout of(Collection<Slice> slices, String stage) {
    Map<String, List<Slice>> buckets = new TreeMap<>();
    slices.stream()
        .sorted(Comparator.comparingInt(Slice::number))
        .forEach(
            slice ->
                buckets
                    .computeIfAbsent(
                        String.format(Locale.ROOT, "%s/%06d", slice.date(), slice.bucket()),
                        at -> new ArrayList<>())
                    .add(slice));
    List<Part> parts = new ArrayList<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    long salt = salt(stage);
    for (List<Slice> bucket : buckets.values()) {
      addBucket(bucket, salt, parts, places);
    }
    return new Layout(parts, places);
  }

  private static void addBucket(
      List<Slice> bucket, long salt, List<Part> parts, Map<String, Integer> places) {
    int number = 0;
    Part open = null;
    for (Slice slice : bucket) {
      if (open != null && open.chars() + slice.chars() > LONGEST_PART) {
        parts.add(open);
        number++;
        open = null;
      }
      open = open == null ? first(slice, number, salt) : with(open, slice);
      places.put(slice.place(), parts.size());
    }
    if (open != null) {
      parts.add(open);
    }
  }

  private static Part first(Slice slice, int number, long salt) {
    return new Part(
        slice.date(), slice.bucket(), number, slice.items(), slice.chars(), slice.mark() ^ salt);
  }

  private static Part with(Part part, Slice slice) {
    return new Part(
        part.date(),
        part.bucket(),
        part.number(),
        part.items() + slice.items(),
        part.chars() + slice.chars(),
        part.mark() ^ slice.mark());
  }

  private static long salt(String stage) {
    CRC32 crc = new CRC32();
    crc.update(stage.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() * 0x9e3779b97f4a7c15L;
  }

  /** The parts that are not there yet, by index. */
  public Map<Integer, Part> waiting(Shelf shelf) throws IOException {
    Set<String> there = shelf.files();
    Map<Integer, Part> waiting = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      if (!there.contains(parts.get(i).path())) {
        waiting.put(i, parts.get(i));
      }
    }
    return waiting;
  }

  /**
   * Looks whether the parts are where they were written to, and alone on their dates.
   *
   * @param output the shelf's name, for the message
   * @throws BellwetherException if some are not, or another command has written there meanwhile
   */
  public void requireAll(Shelf shelf, String output) throws IOException {
    int missing = waiting(shelf).size();
    if (missing > 0) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          missing + " of " + parts.size() + " parts were written, but are not in " + output,
          "do all machines see this folder, and does no other command write to it?");
    }
    int others = outdated(shelf).count();
    if (others > 0) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          "meanwhile another command has written to the same dates of "
              + output
              + ", parts: "
              + others,
          "let it end, then run the one whose result is wanted again");
    }
  }

  /** Parts of the dates of this layout that it does not know, in whatever bucket. */
  public Outdated outdated(Shelf shelf) throws IOException {
    Map<String, String> dates = new TreeMap<>();
    Set<String> known = new TreeSet<>();
    for (Part part : parts) {
      dates.put(first(part.path()), part.date());
      known.add(part.path());
    }
    TreeMap<String, TreeSet<String>> outdated = new TreeMap<>();
    for (String file : shelf.files()) {
      String date = dates.get(first(file));
      if (date != null && !known.contains(file)) {
        outdated.computeIfAbsent(date, at -> new TreeSet<>()).add(file);
      }
    }
    return new Outdated(outdated);
  }

  /** The folder of a date, such as {@code date=2024-01-02}. */
  private static String first(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }
}
