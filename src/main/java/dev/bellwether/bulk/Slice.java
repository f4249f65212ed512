package dev.bellwether.bulk;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.CRC32;

/**
 * The smallest piece that the work can be laid out by: the items of a day and a bucket whose hash
 * ends in one digit; and what is in it.
 *
 * @param date the day in UTC, or {@code unknown}
 * @param bucket of the ticker, from 0
 * @param number 0 to 15
 * @param items how many
 * @param chars how long they are together
 * @param mark tells sets of items apart: the exclusive or over {@link #mark(Item)}
 */
public record Slice(String date, int bucket, int number, long items, long chars, long mark)
    implements Serializable {
  /** Slices of a day and a bucket. */
  public static final int COUNT = 16;

  private static final long MICROS = 1_000_000;

  /** The slice that holds this item alone. */
  public static Slice of(Item item, int buckets) {
    return new Slice(
        date(item.publishedMicros()),
        bucket(item.home(), buckets),
        Character.digit(item.contentHash().charAt(item.contentHash().length() - 1), COUNT),
        1,
        item.chars(),
        mark(item));
  }

  /** Both together; they must be of one place. */
  public Slice plus(Slice other) {
    return new Slice(
        date, bucket, number, items + other.items, chars + other.chars, mark ^ other.mark);
  }

  /** Where it belongs, without what is in it. */
  public String place() {
    return date + "/" + bucket + "/" + Character.forDigit(number, COUNT);
  }

  private static String date(long micros) {
    return micros == Item.UNDATED
        ? "unknown"
        : Instant.ofEpochSecond(Math.floorDiv(micros, MICROS))
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
  }

  /** The bucket of a home. */
  public static int bucket(String home, int buckets) {
    CRC32 crc = new CRC32();
    crc.update(home.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % buckets);
  }

  /** FNV-1a with 64 bits (Fowler, Noll, Vo) over what the result of an item depends on. */
  private static long mark(Item item) {
    long hash = 0xcbf29ce484222325L;
    String text =
        item.contentHash()
            + '|'
            + item.subject()
            + '|'
            + item.publishedMicros()
            + '|'
            + item.title()
            + '|'
            + item.body();
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
    }
    return hash;
  }
}
