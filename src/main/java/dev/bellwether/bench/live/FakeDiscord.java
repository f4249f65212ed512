package dev.bellwether.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in for Discord that remembers its messages: webhooks and, for bots, channels; the limits
 * of its documentation; real rate limits, by bucket and over all; and a journal of every request.
 * Webhooks have no nonce and cannot list their messages, as the real ones.
 */
public final class FakeDiscord implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern WEBHOOK =
      Pattern.compile("/api(?:/v\\d+)?/webhooks/(\\d+)/([\\w-]+)(?:/messages/(\\d+))?");
  private static final Pattern CHANNEL =
      Pattern.compile("/api(?:/v\\d+)?/channels/(\\d+)/messages(?:/(\\d+))?");
  private static final Duration NONCES_KEPT = Duration.ofMinutes(3);
  private static final long FIRST_ID = 1_300_000_000_000_000_000L;

  /**
   * How it behaves.
   *
   * @param limit requests in a window, for each method and webhook
   * @param window how long a window is
   * @param perSecond requests in a second over everything
   * @param delay that the network adds, there and back together
   * @param dropped share of answers to posts and edits that are lost after the work was done
   * @param sharedBucket true if posts and edits of a webhook count together
   * @param editableFor after that, a message takes only {@code oldEdits} more edits
   * @param oldEdits edits of an old message
   * @param seed of what is random
   */
  public record Manners(
      int limit,
      Duration window,
      int perSecond,
      Duration delay,
      double dropped,
      boolean sharedBucket,
      Duration editableFor,
      int oldEdits,
      long seed) {
    /** As Discord is seen to behave: five requests in two seconds for each webhook and method. */
    public static final Manners USUAL =
        new Manners(
            5, Duration.ofSeconds(2), 50, Duration.ZERO, 0, false, Duration.ofHours(1), 0, 1);

    /** The same with a slower network. */
    public Manners delayed(Duration by) {
      return new Manners(
          limit, window, perSecond, by, dropped, sharedBucket, editableFor, oldEdits, seed);
    }

    /** The same, losing answers. */
    public Manners dropping(double share) {
      return new Manners(
          limit, window, perSecond, delay, share, sharedBucket, editableFor, oldEdits, seed);
    }

    /** The same with another limit. */
    public Manners limited(int requests, Duration in) {
      return new Manners(
          requests, in, perSecond, delay, dropped, sharedBucket, editableFor, oldEdits, seed);
    }

    /** The same, posts and edits counting together or not. */
    public Manners sharing(boolean shared) {
      return new Manners(
          limit, window, perSecond, delay, dropped, shared, editableFor, oldEdits, seed);
    }

    /** The same, messages growing old sooner. */
    public Manners editable(Duration young) {
      return new Manners(
          limit, window, perSecond, delay, dropped, sharedBucket, young, oldEdits, seed);
    }
  }

  /** One message. */
  private static final class Stored {
    private final String id;
    private final Instant at;
    private JsonNode content;
    private int oldEdits;

    private Stored(String id, Instant at, JsonNode content) {
      this.id = id;
      this.at = at;
      this.content = content;
    }
  }

  private record Nonce(Stored message, Instant at) {}

  /** An answer before it is sent. */
  private record Answer(int status, JsonNode body) {}

  private final Manners manners;
  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(FakeDiscord::daemon);
  private final FakeJournal journal;
  private final Map<String, String> webhooks = new ConcurrentHashMap<>();
  private final Map<String, Stored> messages = new ConcurrentHashMap<>();
  private final Map<String, Nonce> nonces = new ConcurrentHashMap<>();
  private final Map<String, FakeBucket> buckets = new ConcurrentHashMap<>();
  private final Set<String> bots = ConcurrentHashMap.newKeySet();
  private final FakeBucket everything;
  private final AtomicLong ids = new AtomicLong(FIRST_ID);
  private final AtomicLong numbers = new AtomicLong();
  private final Random random;
  private volatile Instant blockedUntil = Instant.MIN;

  private FakeDiscord(int port, Manners manners, Path journalFile, Clock clock) {
    this.manners = manners;
    this.clock = clock;
    this.random = new Random(manners.seed());
    this.everything = new FakeBucket(manners.perSecond(), Duration.ofSeconds(1));
    this.journal = new FakeJournal(journalFile);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fake-discord");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts one.
   *
   * @param port 0 for any
   * @param journal where every request is noted
   */
  public static FakeDiscord start(int port, Manners manners, Path journal, Clock clock) {
    return new FakeDiscord(port, manners, journal, clock);
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Makes a webhook and gives its address. */
  public String webhook(String id, String token) {
    webhooks.put(id, token);
    return "http://127.0.0.1:" + port() + "/api/webhooks/" + id + "/" + token;
  }

  /** Deletes a webhook, as a person may do. */
  public void removeWebhook(String id) {
    webhooks.remove(id);
  }

  /** Lets a bot in; gives the address of the interface. */
  public String bot(String token) {
    bots.add("Bot " + token);
    return "http://127.0.0.1:" + port() + "/api/v10";
  }

  /** The wall before Discord refuses everything for a while. */
  public void block(Duration time) {
    blockedUntil = clock.instant().plus(time);
  }

  /** Messages as they stand now, in the order in which they were posted. */
  public List<JsonNode> standing() {
    return messages.values().stream()
        .sorted((a, b) -> a.id.compareTo(b.id))
        .map(stored -> stored.content)
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      pause(manners.delay().dividedBy(2));
      Instant received = clock.instant();
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("n", numbers.incrementAndGet());
      entry.put("received_us", micros(received));
      entry.put("method", exchange.getRequestMethod());
      Answer answer = limited(exchange, path, body, entry);
      entry.put("status", answer.status());
      if (answer.status() >= 400) {
        entry.put("code", answer.body().path("code").asInt());
      }
      boolean lost = answer.status() < 300 && isLost();
      pause(manners.delay().dividedBy(2));
      entry.put("answer", lost ? "dropped" : send(exchange, answer));
      entry.put("answered_us", micros(clock.instant()));
      journal.write(entry);
    }
  }

  private static void pause(Duration time) {
    if (!time.isZero()) {
      LockSupport.parkNanos(time.toNanos());
    }
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  private boolean isLost() {
    synchronized (random) {
      return random.nextDouble() < manners.dropped();
    }
  }

  private static String send(HttpExchange exchange, Answer answer) {
    byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    boolean none = answer.status() == 204;
    try {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), none ? -1 : bytes.length);
      if (!none) {
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
      }
      return "sent";
    } catch (IOException e) {
      return "broken";
    }
  }

  private Answer limited(
      HttpExchange exchange, String path, byte[] body, Map<String, Object> entry) {
    long now = clock.millis();
    if (clock.instant().isBefore(blockedUntil)) {
      long left = Duration.between(clock.instant(), blockedUntil).toSeconds() + 1;
      exchange.getResponseHeaders().set("Retry-After", Long.toString(left));
      entry.put("limit", "cloudflare");
      return new Answer(429, JSON.createObjectNode().put("message", "blocked"));
    }
    exchange.getResponseHeaders().set("Via", "1.1 fake");
    Matcher webhook = WEBHOOK.matcher(path);
    Matcher channel = CHANNEL.matcher(path);
    boolean toWebhook = webhook.matches();
    if (!toWebhook && !channel.matches()) {
      return error(404, 0, "404: Not Found");
    }
    String place = toWebhook ? webhook.group(1) : channel.group(1);
    entry.put(toWebhook ? "webhook" : "channel", place);
    if (!everything.take(now).allowed()) {
      exchange.getResponseHeaders().set("X-RateLimit-Global", "true");
      entry.put("limit", "global");
      return tooMany(exchange, 0.5, "global");
    }
    String method = manners.sharedBucket() ? "ANY" : exchange.getRequestMethod();
    FakeBucket.Standing standing =
        buckets
            .computeIfAbsent(
                method + " " + place, b -> new FakeBucket(manners.limit(), manners.window()))
            .take(now);
    tellLimit(exchange, method, standing, now);
    if (!standing.allowed()) {
      entry.put("limit", "user");
      return tooMany(exchange, (standing.endsAt() - now) / 1e3, "user");
    }
    return toWebhook
        ? ofWebhook(exchange, webhook, body, entry)
        : ofChannel(exchange, channel, body, entry);
  }

  private static void tellLimit(
      HttpExchange exchange, String method, FakeBucket.Standing standing, long now) {
    var headers = exchange.getResponseHeaders();
    headers.set("X-RateLimit-Limit", Integer.toString(standing.limit()));
    headers.set("X-RateLimit-Remaining", Integer.toString(standing.remaining()));
    headers.set("X-RateLimit-Reset", Double.toString(standing.endsAt() / 1e3));
    headers.set("X-RateLimit-Reset-After", Double.toString((standing.endsAt() - now) / 1e3));
    headers.set("X-RateLimit-Bucket", Integer.toHexString(method.hashCode()) + "b0c4e7");
  }

  private static Answer tooMany(HttpExchange exchange, double seconds, String scope) {
    exchange.getResponseHeaders().set("Retry-After", Long.toString((long) Math.ceil(seconds)));
    exchange.getResponseHeaders().set("X-RateLimit-Scope", scope);
    ObjectNode body = JSON.createObjectNode();
    body.put("message", "You are being rate limited.");
    body.put("retry_after", seconds);
    body.put("global", scope.equals("global"));
    return new Answer(429, body);
  }

  private static Answer error(int status, int code, String message) {
    return new Answer(status, JSON.createObjectNode().put("message", message).put("code", code));
  }

  private Answer ofWebhook(
      HttpExchange exchange, Matcher path, byte[] body, Map<String, Object> entry) {
    String token = webhooks.get(path.group(1));
    if (token == null) {
      return error(404, 10015, "Unknown Webhook");
    }
    if (!token.equals(path.group(2))) {
      return error(401, 50027, "Invalid Webhook Token");
    }
    String method = exchange.getRequestMethod();
    if (path.group(3) != null) {
      return ofMessage(method, path.group(3), body, entry);
    }
    if (method.equals("GET")) {
      return new Answer(
          200, JSON.createObjectNode().put("id", path.group(1)).put("name", "fake").put("type", 1));
    }
    if (!method.equals("POST")) {
      return error(405, 0, "405: Method Not Allowed");
    }
    Answer posted = post(body, entry);
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    boolean waits = query.contains("wait=true");
    return posted.status() == 200 && !waits ? new Answer(204, posted.body()) : posted;
  }

  private Answer ofChannel(
      HttpExchange exchange, Matcher path, byte[] body, Map<String, Object> entry) {
    String who = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!bots.contains(who)) {
      return error(401, 0, "401: Unauthorized");
    }
    if (path.group(2) != null) {
      return ofMessage(exchange.getRequestMethod(), path.group(2), body, entry);
    }
    return postOnce(who, body, entry);
  }

  /** A bot's message with a nonce that was used a while ago is the message of then. */
  private synchronized Answer postOnce(String who, byte[] body, Map<String, Object> entry) {
    JsonNode message = read(body);
    String nonce = message.path("nonce").asText("");
    boolean enforced = message.path("enforce_nonce").asBoolean() && !nonce.isEmpty();
    Nonce known = nonces.get(who + " " + nonce);
    if (enforced && known != null && clock.instant().isBefore(known.at().plus(NONCES_KEPT))) {
      entry.put("same_as", known.message().id);
      return new Answer(200, shown(known.message()));
    }
    Answer answer = post(body, entry);
    Stored stored = messages.get(answer.body().path("id").asText());
    if (enforced && stored != null) {
      nonces.put(who + " " + nonce, new Nonce(stored, clock.instant()));
    }
    return answer;
  }

  private Answer post(byte[] body, Map<String, Object> entry) {
    JsonNode message = read(body);
    Answer refusal = refusal(message);
    if (refusal.status() != 200) {
      return refusal;
    }
    Stored stored = new Stored(Long.toString(ids.addAndGet(4_194_304)), clock.instant(), message);
    messages.put(stored.id, stored);
    note(stored, entry);
    return new Answer(200, shown(stored));
  }

  private Answer ofMessage(String method, String id, byte[] body, Map<String, Object> entry) {
    Stored stored = messages.get(id);
    if (stored == null) {
      return error(404, 10008, "Unknown Message");
    }
    return switch (method) {
      case "GET" -> new Answer(200, shown(stored));
      case "PATCH" -> edit(stored, body, entry);
      case "DELETE" -> {
        messages.remove(id);
        yield new Answer(204, JSON.createObjectNode());
      }
      default -> error(405, 0, "405: Method Not Allowed");
    };
  }

  private Answer edit(Stored stored, byte[] body, Map<String, Object> entry) {
    JsonNode message = read(body);
    Answer refusal = refusal(message);
    if (refusal.status() != 200) {
      return refusal;
    }
    synchronized (stored) {
      boolean old = clock.instant().isAfter(stored.at.plus(manners.editableFor()));
      if (old && stored.oldEdits >= manners.oldEdits()) {
        return error(
            400,
            30046,
            "Maximum number of edits to messages older than 1 hour reached. Try again later");
      }
      stored.oldEdits += old ? 1 : 0;
      stored.content = message;
    }
    note(stored, entry);
    return new Answer(200, shown(stored));
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode message = JSON.readTree(body);
      return message == null ? JSON.createObjectNode() : message;
    } catch (IOException e) {
      return JSON.createObjectNode().put("broken", true);
    }
  }

  private static Answer refusal(JsonNode message) {
    if (!message.isObject() || message.has("broken")) {
      return error(400, 50109, "The request body contains invalid JSON.");
    }
    Map<String, String> mistakes = DiscordForm.mistakes(message);
    if (mistakes.isEmpty()) {
      return new Answer(200, message);
    }
    if (mistakes.containsValue("Cannot send an empty message")) {
      return error(400, 50006, "Cannot send an empty message");
    }
    ObjectNode body = JSON.createObjectNode().put("message", "Invalid Form Body");
    body.put("code", 50035);
    ObjectNode errors = body.putObject("errors");
    mistakes.forEach(errors::put);
    return new Answer(400, body);
  }

  private static JsonNode shown(Stored stored) {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("id", stored.id);
    shown.put("type", 0);
    shown.put("content", stored.content.path("content").asText(""));
    shown.set("embeds", stored.content.path("embeds"));
    shown.put("timestamp", stored.at.toString());
    return shown;
  }

  /** What a person would see, and whom it would ping. */
  private static void note(Stored stored, Map<String, Object> entry) {
    entry.put("message", stored.id);
    List<Map<String, Object>> embeds = new ArrayList<>();
    for (JsonNode embed : stored.content.path("embeds")) {
      Map<String, Object> seen = new LinkedHashMap<>();
      seen.put("title", embed.path("title").asText(""));
      seen.put("description", embed.path("description").asText(""));
      seen.put("color", embed.path("color").asInt());
      seen.put("footer", embed.path("footer").path("text").asText(""));
      embeds.add(seen);
    }
    entry.put("embeds", embeds);
    entry.put("pings", pings(stored.content));
  }

  /** Without {@code allowed_mentions}, content mentions whom it names. */
  private static List<String> pings(JsonNode message) {
    List<String> pings = new ArrayList<>();
    JsonNode allowed = message.path("allowed_mentions").path("parse");
    boolean all = allowed.isMissingNode();
    Matcher mention =
        Pattern.compile("@everyone|@here|<@[!&]?\\d+>").matcher(message.path("content").asText(""));
    while (mention.find()) {
      String kind =
          mention.group().startsWith("@")
              ? "everyone"
              : mention.group().startsWith("<@&") ? "roles" : "users";
      boolean named = false;
      for (JsonNode each : allowed) {
        named |= each.asText().equals(kind);
      }
      if (all || named) {
        pings.add(mention.group());
      }
    }
    return pings;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    journal.close();
  }
}
