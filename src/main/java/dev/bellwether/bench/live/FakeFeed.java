package dev.bellwether.bench.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.bellwether.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A news service that shows each story when its time has come, the latest ones with every answer,
 * and notes when it first did.
 */
public final class FakeFeed implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Story> stories;
  private final int shown;
  private final Clock clock;
  private final FakeJournal journal;
  private final Loopback server;
  private volatile Instant began = Instant.MAX;
  private volatile boolean down;
  private int told;

  private FakeFeed(List<Story> stories, int shown, Path journalFile, Clock clock) {
    this.stories = List.copyOf(stories);
    this.shown = shown;
    this.clock = clock;
    this.journal = new FakeJournal(journalFile);
    this.server = new Loopback("fake-feed", 0, this::handle);
  }

  /**
   * Starts one; its stories appear from {@link #begin} on.
   *
   * @param stories in the order of their times
   * @param shown of the stories that have appeared, so many of the latest are in an answer
   */
  public static FakeFeed start(List<Story> stories, int shown, Path journal, Clock clock) {
    return new FakeFeed(stories, shown, journal, clock);
  }

  /** The address of the news. */
  public String address() {
    return server.at("/news.json");
  }

  /** Time begins. */
  public void begin() {
    began = clock.instant();
  }

  /** While it is down, every answer is an error. */
  public void down(boolean now) {
    down = now;
  }

  /** Stories whose time has come. */
  public int appeared() {
    Instant start = began;
    if (start.equals(Instant.MAX)) {
      return 0;
    }
    Duration passed = Duration.between(start, clock.instant());
    int low = 0;
    int high = stories.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stories.get(middle).at().compareTo(passed) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int appeared = appeared();
      String tag = "\"" + appeared + "\"";
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = page(appeared).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().close();
      note(appeared);
    }
  }

  private String page(int appeared) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    Instant start = began;
    for (Story story : stories.subList(Math.max(0, appeared - shown), appeared)) {
      ObjectNode item = items.addObject();
      item.put("id", "story-" + story.number());
      item.put("title", story.title());
      item.put("url", server.at(story.path()));
      item.put(
          "tickers", story.tickers().stream().map(Ticker::symbol).collect(Collectors.joining(",")));
      item.put("published_at", start.plus(story.at()).toString());
    }
    return page.toString();
  }

  /** An answer that could not be sent is not noted: whoever asked learned nothing. */
  private synchronized void note(int appeared) {
    long now = Loopback.micros(clock.instant());
    for (; told < appeared; told++) {
      Story story = stories.get(told);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("story", story.number());
      entry.put("title", story.title());
      entry.put("path", story.path());
      entry.put("appeared_us", Loopback.micros(began.plus(story.at())));
      entry.put("served_us", now);
      journal.write(entry);
    }
  }

  @Override
  public void close() {
    server.close();
    journal.close();
  }
}
