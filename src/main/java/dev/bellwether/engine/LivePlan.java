package dev.bellwether.engine;

import dev.bellwether.bench.live.Story;
import dev.bellwether.ingest.NearDuplicates;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.ingest.Sketch;
import dev.bellwether.store.Headlines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which stories a {@code bench live} shows, and when. They come in the order and at the pace of the
 * archive; what a watch would take for a story told before is left out. When the archive has too
 * few, halves of two headlines make further ones.
 */
final class LivePlan {
  /**
   * Longer gaps of the archive, such as nights, are cut to this: the mean gap of 800 articles in a
   * trading day.
   */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

  private final NearDuplicates near = new NearDuplicates();
  private final Set<String> titles = new HashSet<>();
  private final List<Story> stories = new ArrayList<>();
  private final List<Headlines.Headline> archive;
  private final int wanted;
  private final double speed;
  private Duration at = Duration.ZERO;

  private LivePlan(List<Headlines.Headline> archive, int wanted, double speed) {
    this.archive = archive;
    this.wanted = wanted;
    this.speed = speed;
  }

  /**
   * Plans.
   *
   * @param archive at least two headlines, in the order of time
   * @param speed how many times as fast as in the archive
   */
  static List<Story> of(List<Headlines.Headline> archive, int wanted, double speed) {
    LivePlan plan = new LivePlan(archive, wanted, speed);
    for (int round = 0; plan.stories.size() < wanted; round++) {
      plan.round(round);
    }
    return plan.stories;
  }

  private void round(int number) {
    for (int i = 0; i < archive.size() && stories.size() < wanted; i++) {
      Headlines.Headline headline = archive.get(i);
      String title =
          number == 0
              ? headline.title()
              : halves(
                  headline.title(), archive.get((i + number) % archive.size()).title(), number);
      if (isNew(title)) {
        stories.add(new Story(stories.size() + 1, title, headline.tickers(), at));
      }
      at = at.plus(gap(i));
    }
  }

  private static String halves(String first, String second, int round) {
    String[] one = first.split(" ", -1);
    String[] other = second.split(" ", -1);
    List<String> words = new ArrayList<>(List.of(one).subList(0, (one.length + 1) / 2));
    words.addAll(List.of(other).subList(other.length / 2, other.length));
    return String.join(" ", words) + " (" + round + ")";
  }

  private boolean isNew(String title) {
    int[] sketch = Sketch.of(title);
    boolean known = !titles.add(title.strip().toLowerCase(Locale.ROOT));
    return !known && near.nearDuplicateOf(Sha256.hex128(title), 0, sketch).isEmpty();
  }

  private Duration gap(int i) {
    if (i + 1 >= archive.size()) {
      return Duration.ZERO;
    }
    Duration gap = Duration.between(archive.get(i).publishedAt(), archive.get(i + 1).publishedAt());
    Duration cut = gap.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap;
    return Duration.ofNanos((long) (cut.toNanos() / speed));
  }
}
