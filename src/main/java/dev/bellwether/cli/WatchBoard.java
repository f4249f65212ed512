package dev.bellwether.cli;

import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.watch.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What a person sees of a watch, as it follows from its events. Safe for threads. */
final class WatchBoard {
  private static final int MOST_ALERTS = 500;
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle BOLD = PLAIN.bold();
  private static final AttributedStyle FAINT = PLAIN.faint();
  private static final AttributedStyle GREEN = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle RED = PLAIN.foreground(AttributedStyle.RED);
  private static final AttributedStyle YELLOW = PLAIN.foreground(AttributedStyle.YELLOW);
  private static final int LABEL = 10;

  private static final class Source {
    private Instant at = Instant.EPOCH;
    private long documents;
    private String trouble = "";
  }

  private static final class Line {
    private Instant at = Instant.EPOCH;
    private String symbols = "";
    private String title = "";
    private String state = "seen";
    private String verdict = "";
    private String word = "alerted";
    private AttributedStyle style = FAINT;
  }

  private final DateTimeFormatter clock;
  private final Map<String, Source> sources = new TreeMap<>();
  private final Map<String, String> channels = new TreeMap<>();
  private final Map<String, String> circuits = new TreeMap<>();
  private final Map<String, Long> tiers = new TreeMap<>();
  private final Map<String, Line> articles = new LinkedHashMap<>();
  private final Percentiles alertLatency = new Percentiles();
  private final Percentiles editLatency = new Percentiles();
  private final Percentiles verdictLatency = new Percentiles();
  private Instant startedAt = Instant.EPOCH;
  private String run = "";
  private String notice = "";
  private long seen;
  private long alerted;
  private long edited;
  private long fallbacks;
  private long repeats;
  private long dead;
  private WatchEvent.Pulse pulse = new WatchEvent.Pulse(Instant.EPOCH, 0, 0, 0, Cost.ZERO);

  /** A board that shows times in this zone. */
  WatchBoard(ZoneId zone) {
    clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  synchronized void take(WatchEvent event) {
    if (event instanceof WatchEvent.Started started) {
      startedAt = started.at();
      run = started.run();
      started.sources().forEach(name -> sources.put(name, new Source()));
      started.channels().forEach(name -> channels.put(name, "ok"));
    } else if (event instanceof WatchEvent.OfArticle ofArticle) {
      takeArticle(ofArticle);
    } else if (event instanceof WatchEvent.Pulse latest) {
      pulse = latest;
    } else {
      takeSurroundings(event);
    }
  }

  private void takeSurroundings(WatchEvent event) {
    if (event instanceof WatchEvent.Polled polled) {
      Source source = source(polled.source());
      source.at = polled.at();
      source.documents += polled.documents();
      source.trouble = "";
    } else if (event instanceof WatchEvent.SourceTroubled troubled) {
      source(troubled.source()).trouble = troubled.trouble();
    } else if (event instanceof WatchEvent.SourceEnded ended) {
      source(ended.source()).trouble = "has ended";
    } else if (event instanceof WatchEvent.Throttled throttled) {
      channels.put(
          throttled.channel(),
          "waits " + inWords(throttled.pause()) + " (" + throttled.scope() + " limit)");
    } else if (event instanceof WatchEvent.ChannelTroubled troubled) {
      channels.put(troubled.channel(), troubled.trouble());
    } else if (event instanceof WatchEvent.ChannelRetired retired) {
      channels.put(retired.channel(), "retired: " + retired.reason());
    } else if (event instanceof WatchEvent.CircuitChanged changed) {
      circuits.put(changed.tier(), changed.to());
    } else if (event instanceof WatchEvent.JournalTroubled troubled) {
      notice = troubled.trouble();
    } else if (event instanceof WatchEvent.Draining draining) {
      notice = "finishing what was begun, until " + clock.format(draining.deadline());
    }
  }

  private Source source(String name) {
    return sources.computeIfAbsent(name, n -> new Source());
  }

  private void takeArticle(WatchEvent.OfArticle event) {
    if (event instanceof WatchEvent.Seen article) {
      seen++;
      Line line = line(article.article());
      line.at = article.at();
      line.title = article.title();
      line.symbols =
          article.tickers().stream().map(Ticker::symbol).collect(Collectors.joining(","));
    } else if (event instanceof WatchEvent.Alerted alert) {
      alerted++;
      repeats += alert.repeat() ? 1 : 0;
      alertLatency.add(alert.sinceSeen());
      channels.put(alert.channel(), "ok");
      // A verdict that is there already goes out with the alert.
      line(alert.article()).state = line(alert.article()).word;
    } else if (event instanceof WatchEvent.Scored scored) {
      verdictLatency.add(scored.latency());
      tiers.merge(scored.tier().key(), 1L, Long::sum);
      fallbacks += scored.fallback() ? 1 : 0;
      scored(line(scored.article()), scored);
    } else if (event instanceof WatchEvent.Edited edit) {
      edited++;
      editLatency.add(edit.sinceKnown());
      line(edit.article()).state = edit.shows();
    } else if (event instanceof WatchEvent.Died died) {
      dead++;
      line(died.article()).state = "dead: " + died.reason();
    } else if (event instanceof WatchEvent.Updated updated) {
      line(updated.article()).title = updated.title();
    } else if (event instanceof WatchEvent.Late late) {
      line(late.article()).verdict = "late";
    } else if (event instanceof WatchEvent.ScoringFailed failed) {
      line(failed.article()).verdict = "failed";
    }
  }

  private static void scored(Line line, WatchEvent.Scored scored) {
    line.word = scored.fallback() ? "fallback" : "final";
    line.verdict =
        String.format(
            Locale.ROOT,
            "%s%s %.0f %% %s%s",
            share(line, scored.ticker()),
            scored.direction().name().toLowerCase(Locale.ROOT),
            100 * scored.confidence(),
            scored.tier().key(),
            scored.fallback() ? " (fallback)" : "");
    line.style =
        scored.direction() == Direction.BULLISH
            ? GREEN
            : scored.direction() == Direction.BEARISH ? RED : YELLOW;
  }

  /** Of several shares that a story names, the one that was judged. */
  private static String share(Line line, Optional<Ticker> judged) {
    return judged
        .map(Ticker::symbol)
        .filter(symbol -> !symbol.equals(line.symbols))
        .map(symbol -> symbol + " ")
        .orElse("");
  }

  private Line line(String article) {
    Line line = articles.computeIfAbsent(article, id -> new Line());
    if (articles.size() > MOST_ALERTS) {
      articles.remove(articles.keySet().iterator().next());
    }
    return line;
  }

  /** The board on a screen of this size; never more or longer lines. */
  synchronized List<AttributedString> lines(int width, int height, Instant now) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(headline(now));
    for (Map.Entry<String, Source> source : sources.entrySet()) {
      lines.add(sourceLine(source.getKey(), source.getValue(), now));
    }
    channels.forEach(
        (name, state) ->
            lines.add(labelled("channel", name + "  " + state, state.equals("ok") ? PLAIN : RED)));
    lines.add(labelled("queue", queue(), PLAIN));
    lines.add(labelled("so far", counts(), dead > 0 ? RED : PLAIN));
    lines.add(labelled("tiers", tierShares(), PLAIN));
    lines.add(labelled("latency", latencies(), PLAIN));
    if (!notice.isEmpty()) {
      lines.add(labelled("notice", notice, RED));
    }
    lines.add(AttributedString.EMPTY);
    List<Line> latest = new ArrayList<>(articles.values());
    for (int i = latest.size() - 1; i >= 0 && lines.size() < height; i--) {
      lines.add(articleLine(latest.get(i), width));
    }
    return lines.stream()
        .limit(Math.max(1, height))
        .map(line -> line.columnSubSequence(0, Math.max(1, width)))
        .toList();
  }

  private AttributedString headline(Instant now) {
    Duration up =
        startedAt.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(startedAt, now);
    return new AttributedStringBuilder()
        .styled(BOLD, "bellwether watch")
        .append("  " + clock.format(now) + "  up " + inWords(up))
        .styled(FAINT, "  " + run + "  Ctrl-C stops")
        .toAttributedString();
  }

  private static AttributedString labelled(String label, String text, AttributedStyle style) {
    return new AttributedStringBuilder()
        .styled(FAINT, String.format(Locale.ROOT, "%-" + LABEL + "s", label))
        .styled(style, text)
        .toAttributedString();
  }

  private static AttributedString sourceLine(String name, Source source, Instant now) {
    if (!source.trouble.isEmpty()) {
      return labelled("source", name + "  " + source.trouble, RED);
    }
    String when =
        source.at.equals(Instant.EPOCH)
            ? "not looked at yet"
            : "ok " + inWords(Duration.between(source.at, now)) + " ago";
    return labelled("source", name + "  " + when + ", " + source.documents + " documents", PLAIN);
  }

  private String queue() {
    return pulse.alerts()
        + " alerts, "
        + pulse.edits()
        + " edits, "
        + pulse.unscored()
        + " without a verdict";
  }

  private String counts() {
    return seen
        + " seen, "
        + alerted
        + " alerted, "
        + edited
        + " edits, "
        + repeats
        + " possible repeats, "
        + dead
        + " dead";
  }

  private String tierShares() {
    long all = tiers.values().stream().mapToLong(Long::longValue).sum();
    String shares =
        tiers.entrySet().stream()
            .map(
                tier ->
                    String.format(
                        Locale.ROOT, "%s %.0f %%", tier.getKey(), 100.0 * tier.getValue() / all))
            .collect(Collectors.joining(", "));
    String open =
        circuits.entrySet().stream()
            .map(circuit -> ", circuit of " + circuit.getKey() + " " + circuit.getValue())
            .collect(Collectors.joining());
    return (shares.isEmpty() ? "no verdict yet" : shares + ", " + fallbacks + " fallbacks")
        + open
        + String.format(Locale.ROOT, ", $%.4f today", pulse.spentToday().microUsd() / 1e6);
  }

  private String latencies() {
    return latency("alert", alertLatency)
        + latency(", verdict", verdictLatency)
        + latency(", edit", editLatency);
  }

  private static String latency(String what, Percentiles of) {
    return of.isEmpty()
        ? what + " -"
        : what + " " + inWords(of.at(0.5)) + " (p95 " + inWords(of.at(0.95)) + ")";
  }

  private AttributedString articleLine(Line line, int width) {
    String verdict = line.verdict.isEmpty() ? line.state : line.verdict + ", " + line.state;
    String before = String.format(Locale.ROOT, "%s  %-6s  ", clock.format(line.at), line.symbols);
    int room = Math.max(10, width - before.length() - verdict.length() - 2);
    String title =
        line.title
            .codePoints()
            .limit(room)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new AttributedStringBuilder()
        .append(before)
        .append(printable(title))
        .append(" ".repeat(Math.max(2, room - title.length() + 2)))
        .styled(line.style, printable(verdict))
        .toAttributedString();
  }

  /** A headline must not steer the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{C}", " ");
  }

  private static String inWords(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }
    long minutes = millis / 60_000;
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
