package dev.bellwether.engine;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * Gemini and Claude on this machine, which answer as a script says, and keep a journal of what they
 * were asked and have charged.
 */
final class FakeVendors implements AutoCloseable {
  /** What a request meets. */
  enum Fate {
    ANSWER,
    SLOW_ANSWER,
    ERROR,
    RATE_LIMIT,
    HANG,
    TRUNCATED,
    DOWN
  }

  /** One request: at which tier, when, what became of it, and what it was charged. */
  record Entry(String tier, Instant at, int connection, Fate fate, long microUsd) {}

  static final int INPUT = 700;
  static final int OUTPUT = 41;

  private final MockWebServer server = new MockWebServer();
  private final List<Entry> journal = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();

  /** The script gets the tier and the number of the request, from 0. */
  FakeVendors(BiFunction<String, Integer, Fate> script) throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String tier = request.getTarget().contains("/v1/messages") ? "claude" : "gemini";
            Fate fate = script.apply(tier, requests.getAndIncrement());
            note(tier, fate, request.getConnectionIndex());
            keep(request.getBody() == null ? "" : request.getBody().utf8());
            return response(tier, fate);
          }
        });
    server.start();
  }

  private synchronized void note(String tier, Fate fate, int connection) {
    boolean charged = fate == Fate.ANSWER || fate == Fate.SLOW_ANSWER;
    journal.add(new Entry(tier, Instant.now(), connection, fate, charged ? charge(tier) : 0));
  }

  /** At the list prices: 0.30 and 2.50 dollars a million at Gemini, 0.10 and 0.50 at Claude. */
  private static long charge(String tier) {
    long nanos =
        tier.equals("gemini") ? INPUT * 300L + OUTPUT * 2500L : INPUT * 100L + OUTPUT * 500L;
    return (nanos + 999) / 1000;
  }

  private synchronized void keep(String body) {
    bodies.add(body);
  }

  synchronized List<Entry> journal() {
    return List.copyOf(journal);
  }

  /** What was sent, in the order of arrival. */
  synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  String url() {
    String url = server.url("/").toString();
    return url.substring(0, url.length() - 1);
  }

  private static MockResponse response(String tier, Fate fate) {
    return switch (fate) {
      case ANSWER -> stream(tier.equals("gemini") ? gemini() : claude()).build();
      case SLOW_ANSWER ->
          stream(tier.equals("gemini") ? gemini() : claude())
              .headersDelay(2, TimeUnit.SECONDS)
              .build();
      case TRUNCATED -> stream(tier.equals("gemini") ? cutGemini() : cutClaude()).build();
      case ERROR -> new MockResponse.Builder().code(tier.equals("gemini") ? 503 : 529).build();
      case RATE_LIMIT ->
          new MockResponse.Builder().code(429).addHeader("retry-after-ms", "30").build();
      case HANG -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
      case DOWN ->
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    };
  }

  private static MockResponse.Builder stream(String events) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .chunkedBody(events, 200);
  }

  private static final String VERDICT =
      "{\\\"direction\\\":\\\"bullish\\\",\\\"score\\\":0.5,\\\"confidence\\\":0.8,\\\"rationale\\\":\\\"a beat\\\"}";

  private static String cutGemini() {
    return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"{\"}]}}]}\n\n";
  }

  private static String gemini() {
    return cutGemini().replace("\"{\"", "\"\"")
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\""
        + VERDICT
        + "\"}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":%d,\"candidatesTokenCount\":%d},\"modelVersion\":\"gemini-3.5-flash-lite\"}\n\n"
            .formatted(INPUT, OUTPUT);
  }

  private static String cutClaude() {
    return "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"claude-haiku-5-5\",\"usage\":{\"input_tokens\":%d,\"output_tokens\":1}}}\n\n"
        .formatted(INPUT);
  }

  private static String claude() {
    return cutClaude()
        + "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
        + VERDICT
        + "\"}}\n\n"
        + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":%d}}\n\n"
            .formatted(OUTPUT)
        + "data: {\"type\":\"message_stop\"}\n\n";
  }

  @Override
  public void close() {
    server.close();
  }
}
