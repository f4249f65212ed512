package dev.bellwether.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.BellwetherException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of nearly 20 MB that were made to cost time or memory. */
class HostileFeedTest {
  private static final Instant SEEN = Instant.parse("2024-01-31T12:00:00Z");
  private static final int SIZE = 19_000_000;

  /** Far more than any takes here, so that a slow machine does not matter; a square would. */
  private static final long MOST_CPU_SECONDS = 120;

  private static String filled(String begin, String piece, String end) {
    StringBuilder text = new StringBuilder(SIZE + 1_000).append(begin);
    while (text.length() + end.length() < SIZE) {
      text.append(piece);
    }
    return text.append(end).toString();
  }

  private static Stream<Arguments> bodies() {
    String open = "<rss><channel><item><title>t</title>";
    String close = "</item></channel></rss>";
    Map<String, String> bodies = new TreeMap<>();
    bodies.put("one long text", filled(open + "<description>", "word ", "</description>" + close));
    bodies.put("ampersands", filled(open + "<description>", "&", "</description>" + close));
    bodies.put(
        "entities", filled(open + "<description>", "&amp;lt;b&amp;gt;", "</description>" + close));
    bodies.put(
        "escaped tags", filled(open + "<description>", "&lt;b&gt;", "</description>" + close));
    bodies.put("open CDATA", filled(open + "<description><![CDATA[", "<b>x", ""));
    bodies.put("open comment", filled(open + "<!--", "-", ""));
    bodies.put("attributes", filled(open + "<a ", "b='' ", "/>" + close));
    bodies.put("open quote", filled(open + "<a b='", "x ", ""));
    bodies.put("open items", filled("<rss><channel>", "<item><title>some title", ""));
    bodies.put("items in items", filled("<rss><channel>", "<item><description>some text ", ""));
    bodies.put("small items", filled("<rss><channel>", "<item>some text and no title</item>", ""));
    bodies.put("a long name", filled("<rss><channel><item><", "x", "/>" + close));
    bodies.put("a long root", filled("<", "x", ">"));
    bodies.put("open tags", filled(open, "<abcdefghijklmnopqrstuvw>", ""));
    bodies.put("too many tags", filled(open, "<a/>", close));
    bodies.put("blanks", filled("", " ", ""));
    bodies.put(
        "a long document type", filled("<!DOCTYPE rss [", "<!ELEMENT a ANY>", "]>" + open + close));
    bodies.put("a long date", filled(open + "<pubDate>", "Wed, 1 Jan ", "</pubDate>" + close));
    bodies.put("a long link", filled(open + "<link>", "http://x/", "</link>" + close));
    bodies.put("a long key", filled(open + "<guid>", "0123456789", "</guid>" + close));
    bodies.put(
        "cashtags", filled(open + "<description>", "$AAPL (NYSE: T) ", "</description>" + close));
    bodies.put("names", filled(open + "<description>", "Bank of ", "</description>" + close));
    return bodies.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBodyMadeToHurtIsReadOrRefusedInLinearTime(String what, String body) {
    long before = cpuNanos();
    String outcome;
    try {
      Feed feed = FeedReader.parse(body.getBytes(UTF_8), "", FeedOptions.named("wire"), SEEN);
      outcome = feed.items().size() + " items, " + feed.rejects().size() + " rejects";
      assertThat(feed.items().size()).isLessThanOrEqualTo(FeedReader.MOST_ENTRIES);
      assertThat(feed.rejects().size()).isLessThanOrEqualTo(FeedReader.MOST_ENTRIES + 1);
    } catch (BellwetherException e) {
      outcome = String.valueOf(e.getMessage());
      assertThat(outcome).startsWith("wire is not a feed: ").hasSizeLessThan(300);
    }
    assertThat((cpuNanos() - before) / 1_000_000_000)
        .as("%s: %s", what, outcome)
        .isLessThan(MOST_CPU_SECONDS);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
